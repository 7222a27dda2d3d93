package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isProblem;
import static org.tenantry.access.GuardedClient.isRefusedToken;
import static org.tenantry.access.GuardedClient.json;

import java.net.http.HttpResponse;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where in a request a token may be: in the one header, and nowhere else. */
@GuardedServerTest
class TokenTransportTest {
    private final GuardedClient client;

    TokenTransportTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @Test
    void aTokenInAFormIsNoToken() {
        isProblem(client.form("/caller", "access_token=" + Issuer.token(Claims.good())), 401, "token-missing");
        isProblem(client.form("/operations", "access_token=" + Issuer.token(Claims.good())), 401, "token-missing");
    }

    @Test
    void aTokenInACookieOrAnotherHeaderIsNoToken() {
        String token = Issuer.token(Claims.good());

        for (String header :
                new String[] {"Cookie", "Proxy-Authorization", "X-Authorization", "X-Forwarded-Access-Token"}) {
            isProblem(client.get("/caller", header, "Bearer " + token), 401, "token-missing");
        }
    }

    @Test
    void twoTokensAreNoneWhicheverIsGenuine() {
        String good = "Bearer " + Issuer.token(Claims.good());
        String other = "Bearer " + Issuer.token(Claims.with("sub", "eve"));
        String forged = "Bearer " + Issuer.tokenOfAnotherKey(Claims.good());

        for (String second : new String[] {good, other, forged, "Basic YTpi", ""}) {
            isRefusedToken(client.get("/caller", "Authorization", good, "Authorization", second), "token-invalid");
            isRefusedToken(client.get("/caller", "Authorization", second, "Authorization", good), "token-invalid");
        }
        isRefusedToken(client.get("/caller", "Authorization", good + ", " + other), "token-invalid");
    }

    @Test
    void aTokenOfAlmostEightKilobytesIsReadWithAllItGrants() {
        int fitting = IntStream.range(1, 1_000)
                .takeWhile(grants -> tokenWith(grants).length() <= 7_900)
                .max()
                .orElseThrow();

        HttpResponse<String> answer = client.callerBy(tokenWith(fitting));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("seen")).hasSize(fitting);
        assertThat(fitting).isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 10_000})
    void aTokenThatIsLongerIsRefused(int grants) {
        isProblem(client.callerBy(tokenWith(grants)), 400, "invalid-request");
    }

    private static String tokenWith(int grants) {
        return Issuer.token(Claims.with(
                "tenants",
                IntStream.range(0, grants)
                        .mapToObj(i -> "pb.city" + i)
                        .collect(Collectors.toMap(Function.identity(), tenant -> "viewer"))));
    }
}
