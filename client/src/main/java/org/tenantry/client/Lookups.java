package org.tenantry.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the server what holds. */
final class Lookups {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAILS = 500;

    private final HttpClient http;
    private final String url;
    private final Supplier<String> token;
    private final Duration timeout;

    Lookups(HttpClient http, String url, Supplier<String> token, Duration timeout) {
        this.http = http;
        this.url = url;
        this.token = token;
        this.timeout = timeout;
    }

    /**
     * Asks.
     *
     * @param known what is known already
     * @param positions that the server must have seen
     * @param changes how many changes were told of until now
     * @throws ConfigurationUnavailableException if there is no answer, or one that is older than what is known
     * @throws ConfigurationRefusedException if the answer is no
     */
    Known ask(String tenant, String namespace, @Nullable Known known, Positions positions, long changes) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + "/v1/tenants/" + tenant + "/configuration/" + namespace))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(timeout);
        if (!positions.isEmpty()) {
            request.header("Tenantry-Position", positions.toString());
        }
        if (known != null) {
            request.header("If-None-Match", known.tag());
        }
        Instant asOf = Instant.now();
        HttpResponse<String> response = send(request);
        if (response.statusCode() == NOT_MODIFIED && known != null) {
            return known.again(asOf, positions, changes);
        }
        if (response.statusCode() != OK) {
            throw refused(response);
        }
        String tag = response.headers().firstValue("ETag").orElse("");
        Known answered = Known.of(tag, read(response.body()), asOf, positions, changes);
        if (known != null && answered.isBehind(known)) {
            throw new ConfigurationUnavailableException(
                    "the answer is made of versions older than those that are known: its node is behind", null);
        }
        return answered;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            request.header("Authorization", "Bearer " + token.get()).header("Accept", "application/json");
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ConfigurationUnavailableException("the server does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationUnavailableException("interrupted while the server was asked", e);
        } catch (RuntimeException e) {
            throw new ConfigurationUnavailableException("the server cannot be asked: " + e, e);
        }
    }

    private static RuntimeException refused(HttpResponse<String> response) {
        String code = "";
        String detail = "";
        try {
            JsonNode problem = read(response.body());
            code = problem.path("code").asString("");
            detail = problem.path("detail").asString("");
        } catch (ConfigurationUnavailableException e) {
            // a proxy may answer anything
        }
        int status = response.statusCode();
        return status >= SERVER_FAILS || status == TOO_MANY
                ? new ConfigurationUnavailableException(
                        "the server answers " + status + " " + code + ": " + detail, null)
                : new ConfigurationRefusedException(status, code, detail);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new ConfigurationUnavailableException("the answer is no JSON", e);
        }
    }
}
