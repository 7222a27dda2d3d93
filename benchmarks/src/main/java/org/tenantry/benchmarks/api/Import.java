package org.tenantry.benchmarks.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes many tenants, as {@code dev import} does. */
public final class Import {
    /** Of one import, which is bounded. */
    private static final int LINES = 20_000;

    private static final JsonMapper JSON = new JsonMapper();

    private Import() {}

    /**
     * Imports tenants, those above before those beneath.
     *
     * @param tenants a line each
     * @param position is told each position that is answered
     * @throws IllegalStateException if one is refused
     */
    public static void run(Api api, List<String> tenants, Consumer<String> position) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int from = 0; from < tenants.size(); from += LINES) {
                List<String> some = tenants.subList(from, Math.min(tenants.size(), from + LINES));
                HttpResponse<String> answer = http.send(request(api, some), BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("an import was answered by " + answer.statusCode());
                }
                answer.body().lines().forEach(line -> read(line, position));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest request(Api api, List<String> lines) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/v1/tenant-import"))
                .header("Authorization", "Bearer " + api.token())
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", lines)))
                .build();
    }

    private static void read(String line, Consumer<String> position) {
        JsonNode result = JSON.readTree(line);
        if (result.path("outcome").asString("").equals("refused")) {
            throw new IllegalStateException("an import was answered by " + line);
        }
        result.path("position").stringValueOpt().ifPresent(position);
    }
}
