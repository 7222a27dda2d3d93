package org.tenantry.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API with a token. No answer may be another than is described. */
final class Api {
    static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final @Nullable String token;
    private final HttpClient http;

    Api(String url, @Nullable String token) {
        this(url, token, HTTP);
    }

    /** By an HTTP client that trusts the server. */
    Api(String url, @Nullable String token, HttpClient http) {
        this.url = url;
        this.token = token;
        this.http = http;
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

        /** Of the tenants on a page. */
        List<String> ids() {
            return body.path("items")
                    .valueStream()
                    .map(item -> item.path("id").asString())
                    .toList();
        }
    }

    /** What was answered line by line. */
    record Lines(int status, String text) {
        Stream<String> lines() {
            return text.lines();
        }

        List<JsonNode> results() {
            return lines().map(JSON::readTree).filter(line -> !line.has("done")).toList();
        }

        JsonNode summary() {
            return JSON.readTree(lines().reduce("{}", (before, last) -> last));
        }

        /** Each as its number, the outcome and, if it is refused, the code. */
        List<String> outcomes() {
            return results().stream()
                    .map(result -> "%d %s %s"
                            .formatted(
                                    result.path("line").asInt(),
                                    result.path("outcome").asString(),
                                    result.path("code").asString(""))
                            .strip())
                    .toList();
        }

        /** The header with which a query sees all that was done: of each partition the last position. */
        String[] lastPositions() {
            Map<String, Long> last = new TreeMap<>();
            for (JsonNode result : results()) {
                String[] position = result.path("position").asString("").split("-", 2);
                if (position.length == 2) {
                    last.merge(position[0], Long.valueOf(position[1]), Math::max);
                }
            }
            String header = last.entrySet().stream()
                    .map(partition -> partition.getKey() + "-" + partition.getValue())
                    .collect(Collectors.joining(","));
            return new String[] {"Tenantry-Position", header};
        }
    }

    String token() {
        return requireNonNull(token);
    }

    Lines importLines(String file) {
        return importLines(file, "");
    }

    Lines importLines(String file, String query) {
        return lines(
                request -> request.uri(URI.create(url + "/v1/tenant-import" + query))
                        .POST(BodyPublishers.ofString(file)),
                "Content-Type",
                "application/x-ndjson");
    }

    Lines exportLines(String... headers) {
        return lines(
                request -> request.uri(URI.create(url + "/v1/tenant-export")).GET(), headers);
    }

    Answer create(String id) {
        return post("/v1/tenants", "{\"id\": \"%s\", \"name\": \"Name of %s\", \"kind\": \"city\"}".formatted(id, id));
    }

    /** Lays a definition down; it is known to the queries when this returns, so that to read by a tenant's position is enough. */
    Answer define(String namespace, String definition) {
        return define(namespace, definition, this);
    }

    /** The same, where the queries are answered elsewhere. */
    Answer define(String namespace, String definition, Api queries) {
        String path = "/v1/definitions/" + namespace;
        Answer defined = put(path, definition);
        assertThat(defined.status()).as("%s", defined.body()).isEqualTo(201);
        assertThat(queries.get(path, "Tenantry-Position", defined.position()).status())
                .isEqualTo(200);
        return defined;
    }

    Answer get(String path, String... headers) {
        return send(request -> request.uri(URI.create(url + path)).GET(), headers);
    }

    Answer post(String path, String body, String... headers) {
        return send(request -> request.uri(URI.create(url + path)).POST(BodyPublishers.ofString(body)), headers);
    }

    Answer put(String path, String body, String... headers) {
        return send(request -> request.uri(URI.create(url + path)).PUT(BodyPublishers.ofString(body)), headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send(
                request -> request.uri(URI.create(url + path)).method("PATCH", BodyPublishers.ofString(body)), headers);
    }

    Answer putNothing(String path, String... headers) {
        return send(request -> request.uri(URI.create(url + path)).PUT(BodyPublishers.noBody()), headers);
    }

    Answer delete(String path, String... headers) {
        return send(request -> request.uri(URI.create(url + path)).DELETE(), headers);
    }

    private Answer send(UnaryOperator<HttpRequest.Builder> asked, String... headers) {
        HttpResponse<String> response = sent(asked, headers);
        JsonNode body = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        DescribedAnswers.check(
                response.request().method(),
                response.uri().getPath(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                body);
        return new Answer(response.statusCode(), response.headers(), body);
    }

    private Lines lines(UnaryOperator<HttpRequest.Builder> asked, String... headers) {
        HttpResponse<String> response = sent(asked, headers);
        return new Lines(response.statusCode(), response.body());
    }

    private HttpResponse<String> sent(UnaryOperator<HttpRequest.Builder> asked, String... headers) {
        HttpRequest.Builder request = asked.apply(HttpRequest.newBuilder()).timeout(Duration.ofMinutes(5));
        request.setHeader("Content-Type", "application/json");
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
