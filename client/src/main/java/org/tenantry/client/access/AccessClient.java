package org.tenantry.client.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks what the bearers of tokens may do, by {@code POST /v1/access/check} with the very token. An answer counts for a few
 * seconds; for so long a role that was taken, a tenant's suspension and a token's expiry go unnoticed. One client serves any
 * number of threads.
 */
public final class AccessClient {
    /** How long an answer counts, unless said. */
    public static final Duration REMEMBERED = Duration.ofSeconds(5);

    /** The header in which a service passes its user's token along, beside its own. */
    static final String ON_BEHALF_OF = "Tenantry-On-Behalf-Of";

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int MAX_REMEMBERED = 10_000;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final URI check;
    private final Duration remembered;
    private final Map<Question, Answer> answers;

    private record Question(String token, @Nullable String onBehalfOf, String permission, String tenant) {}

    private record Answer(Access access, long until) {}

    private AccessClient(HttpClient http, URI base, Duration remembered) {
        this.http = http;
        this.check = URI.create(base.toString().replaceAll("/+$", "") + "/v1/access/check");
        this.remembered = remembered;
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
                return size() > MAX_REMEMBERED;
            }
        };
    }

    /**
     * A client of a server.
     *
     * @param base of the query side, such as {@code https://tenantry.example}
     */
    public static AccessClient of(URI base) {
        return of(base, REMEMBERED);
    }

    /** The same; an answer counts for as long as is said. */
    public static AccessClient of(URI base, Duration remembered) {
        return of(
                base,
                remembered,
                HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
    }

    /** The same over an HTTP client of the caller's: one that trusts a private certificate authority, or goes by a proxy. */
    public static AccessClient of(URI base, Duration remembered, HttpClient http) {
        return new AccessClient(http, base, remembered);
    }

    /**
     * What the bearer of a token may do on a tenant.
     *
     * @param permission as docs/access.md names them: {@code update-tenant}
     * @return empty if the token is not accepted
     * @throws AccessUnavailableException if nothing is known of it
     * @throws IllegalArgumentException if there is no such permission, or the tenant is longer than any is
     */
    public Optional<Access> of(String token, String permission, String tenant) {
        return of(token, null, permission, tenant);
    }

    /**
     * What a service may do on a tenant on behalf of its user: what both may.
     *
     * @param onBehalfOf the user's token; null if the bearer of the token acts for themselves
     * @return empty if one of the tokens is not accepted
     */
    public Optional<Access> of(String token, @Nullable String onBehalfOf, String permission, String tenant) {
        Question question = new Question(token, onBehalfOf, permission, tenant);
        long now = System.nanoTime();
        synchronized (answers) {
            @Nullable Answer known = answers.get(question);
            if (known != null && known.until() - now > 0) {
                return Optional.of(known.access());
            }
        }
        Optional<Access> access = ask(question);
        access.ifPresent(
                answered -> { // of tokens that are not accepted there are as many as anybody likes
                    synchronized (answers) {
                        answers.put(question, new Answer(answered, now + remembered.toNanos()));
                    }
                });
        return access;
    }

    private Optional<Access> ask(Question question) {
        HttpResponse<String> response = send(question);
        return switch (response.statusCode()) {
            case OK -> Optional.of(read(response.body()));
            case UNAUTHORIZED -> Optional.empty();
            case 400 ->
                throw new IllegalArgumentException("the server does not take the question for the permission "
                        + question.permission() + " on the tenant " + question.tenant() + ": " + response.body());
            default -> throw new AccessUnavailableException("the server answers " + response.statusCode(), null);
        };
    }

    private HttpResponse<String> send(Question question) {
        byte[] body = JSON.writeValueAsBytes(
                Map.of("checks", List.of(Map.of("tenant", question.tenant(), "permission", question.permission()))));
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(check)
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + question.token())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body));
            if (question.onBehalfOf() != null) {
                request.header(ON_BEHALF_OF, question.onBehalfOf());
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AccessUnavailableException("the server does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessUnavailableException("interrupted while the server was asked", e);
        }
    }

    private static Access read(String body) {
        try {
            JsonNode result = JSON.readTree(body).path("results").path(0);
            if (!result.path("allowed").isBoolean()) {
                throw new AccessUnavailableException("the answer holds no result", null);
            }
            return new Access(
                    result.path("allowed").asBoolean(),
                    result.hasNonNull("effectiveStatus")
                            ? result.path("effectiveStatus").asString()
                            : null);
        } catch (JacksonException e) {
            throw new AccessUnavailableException("the answer is no JSON", e);
        }
    }
}
