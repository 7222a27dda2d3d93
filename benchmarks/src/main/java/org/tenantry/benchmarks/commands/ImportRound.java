package org.tenantry.benchmarks.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;

/** An import of a file in one request, as {@code dev import} sends it, with the time of each result. */
final class ImportRound {
    private final long[] times;

    /** What it showed. */
    record Result(Measurement all, Measurement firstTenth, Measurement lastTenth) {}

    private ImportRound(int results) {
        this.times = new long[results];
    }

    /**
     * Imports.
     *
     * @param outcome what is to become of each line
     */
    static Result run(Parts parts, TenantFile file, String outcome) throws InterruptedException {
        ImportRound round = new ImportRound(file.size());
        Measurement all = Measurement.of(parts::cpu, latencies -> {
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<Stream<String>> answer =
                        http.send(request(parts.api(), file), HttpResponse.BodyHandlers.ofLines());
                try (Stream<String> lines = answer.body()) {
                    return round.read(lines.iterator(), outcome, latencies);
                }
            } catch (IOException | UncheckedIOException e) {
                latencies.failed(e.toString());
                return 0;
            }
        });
        int tenth = file.size() / 10;
        return new Result(all, round.part(0, tenth), round.part(file.size() - 1 - tenth, file.size() - 1));
    }

    private static HttpRequest request(Api api, TenantFile file) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/v1/tenant-import"))
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + api.token())
                .POST(HttpRequest.BodyPublishers.ofString(file.lines()))
                .build();
    }

    private long read(Iterator<String> lines, String outcome, Latencies latencies) {
        int results = 0;
        String expected = "\"outcome\":\"" + outcome + "\"";
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.contains("\"done\":true")) {
                return results;
            }
            if (!line.contains(expected) || results == times.length) {
                latencies.failed("an import was answered by " + line);
                continue;
            }
            times[results++] = System.nanoTime();
        }
        latencies.failed("an import's answer was cut off after " + results + " results");
        return results;
    }

    private Measurement part(int from, int to) {
        return new Measurement(new Latencies(), to - from, times[to] - times[from], 0, 0);
    }
}
