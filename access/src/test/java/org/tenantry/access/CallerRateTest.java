package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isProblem;

import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A server on which one caller has one request a second, and two at once. */
@GuardedServerTest
@TestPropertySource(properties = "tenantry.access.requests-per-second=1")
class CallerRateTest {
    private final GuardedClient client;

    CallerRateTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @Test
    void whoAsksTooOftenIsRefusedAndOthersAreNot() {
        String greedy = token("greedy");
        HttpResponse<String> refused = firstRefused(() -> client.callerBy(greedy));

        isProblem(refused, 429, "rate-limited");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(client.callerBy(token("modest")).statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceIsOneCallerForAllOfItsUsers() {
        String service = token("portal");
        AtomicInteger users = new AtomicInteger();

        isProblem(
                firstRefused(() -> client.get(
                        "/caller",
                        "Authorization",
                        "Bearer " + service,
                        OnBehalfOf.HEADER,
                        token("user" + users.incrementAndGet()))),
                429,
                "rate-limited");
        assertThat(client.callerBy(token("user1")).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsNotKnownTakesNothingOfAnyone() {
        IntStream.range(0, 10).forEach(i -> client.callerBy("garbage"));

        assertThat(client.callerBy(token("patient")).statusCode()).isEqualTo(200);
    }

    /** However slow the server is, a caller who asks one after the other asks more than once a second. */
    private static HttpResponse<String> firstRefused(Supplier<HttpResponse<String>> request) {
        return Stream.generate(request)
                .limit(1000)
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
    }

    private static String token(String subject) {
        return Issuer.token(Claims.with("sub", subject));
    }
}
