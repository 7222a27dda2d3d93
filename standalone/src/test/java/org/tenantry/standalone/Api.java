package org.tenantry.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API with a token. */
final class Api {
    static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final @Nullable String token;

    Api(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    /** What was answered. */
    record Answer(int status, HttpHeaders headers, JsonNode body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        String text(String field) {
            @Nullable JsonNode value = body.get(field);
            return value == null ? "" : value.asString();
        }

        String position() {
            return header("Tenantry-Position");
        }
    }

    Answer create(String id) {
        return post("/v1/tenants", "{\"id\": \"%s\", \"name\": \"Name of %s\", \"kind\": \"city\"}".formatted(id, id));
    }

    Answer get(String path, String... headers) {
        return send(request -> request.uri(URI.create(url + path)).GET(), headers);
    }

    Answer post(String path, String body, String... headers) {
        return send(request -> request.uri(URI.create(url + path)).POST(BodyPublishers.ofString(body)), headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send(
                request -> request.uri(URI.create(url + path)).method("PATCH", BodyPublishers.ofString(body)), headers);
    }

    Answer put(String path, String... headers) {
        return send(request -> request.uri(URI.create(url + path)).PUT(BodyPublishers.noBody()), headers);
    }

    Answer delete(String path, String... headers) {
        return send(request -> request.uri(URI.create(url + path)).DELETE(), headers);
    }

    private Answer send(UnaryOperator<HttpRequest.Builder> asked, String... headers) {
        HttpRequest.Builder request = asked.apply(HttpRequest.newBuilder()).timeout(Duration.ofSeconds(30));
        request.setHeader("Content-Type", "application/json");
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), response.headers(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
