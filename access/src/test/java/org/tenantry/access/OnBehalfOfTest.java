package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isProblem;
import static org.tenantry.access.GuardedClient.isRefusedToken;
import static org.tenantry.access.GuardedClient.json;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A service that passes its user's token along. */
@GuardedServerTest
class OnBehalfOfTest {
    private static final String SERVICE = Issuer.token(of("portal", Map.of("tenants", Map.of("pb.a", "tenant-admin"))));
    private static final String OPERATOR = Issuer.token(of("portal", Map.of("platform_admin", true)));

    private final GuardedClient client;

    OnBehalfOfTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @Test
    void theUserCallsThroughTheServiceAndTheNarrowerScopeHolds() {
        JsonNode caller = json(calling(SERVICE, Issuer.token(Claims.with("tenants", Map.of("pb", "viewer")))));

        assertThat(caller.path("subject").asString()).isEqualTo("asha");
        assertThat(caller.path("via").asString()).isEqualTo("portal");
        assertThat(caller.path("seen").toString()).isEqualTo("[\"pb.a\"]");
    }

    @Test
    void aServiceThatMayDoEverythingMayDoNothingForAUserWhoMayNot() {
        String user = Issuer.token(Claims.good());

        isProblem(operating(OPERATOR, user), 403, "forbidden");
        isProblem(operating(user, OPERATOR), 403, "forbidden");
        assertThat(operating(OPERATOR, OPERATOR).statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiredTokenOfTheUserIsTold() {
        isRefusedToken(
                calling(SERVICE, Issuer.token(Claims.with("exp", Claims.in(Duration.ofMinutes(-5))))),
                "on-behalf-of-expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "asha", "a.b.c"})
    void whatIsNoTokenIsRefusedAndNotIgnored(String passed) {
        isRefusedToken(calling(SERVICE, passed), "on-behalf-of-invalid");
    }

    @Test
    void whatIsNotGenuineIsRefused() {
        isRefusedToken(calling(SERVICE, Issuer.tokenOfAnotherKey(Claims.good())), "on-behalf-of-invalid");
        isRefusedToken(calling(SERVICE, Issuer.unsignedToken(Claims.good())), "on-behalf-of-invalid");
        isRefusedToken(calling(SERVICE, "Bearer " + Issuer.token(Claims.good())), "on-behalf-of-invalid");
    }

    @Test
    void oneUserAtATime() {
        String user = Issuer.token(Claims.good());

        isRefusedToken(
                client.get(
                        "/caller",
                        "Authorization",
                        "Bearer " + SERVICE,
                        OnBehalfOf.HEADER,
                        user,
                        OnBehalfOf.HEADER,
                        user),
                "on-behalf-of-invalid");
    }

    @Test
    void aUsersTokenAloneIsNone() {
        isProblem(client.get("/caller", OnBehalfOf.HEADER, Issuer.token(Claims.good())), 401, "token-missing");
    }

    private HttpResponse<String> calling(String service, String user) {
        return client.get("/caller", "Authorization", "Bearer " + service, OnBehalfOf.HEADER, user);
    }

    private HttpResponse<String> operating(String service, String user) {
        return client.post("/operations", service, OnBehalfOf.HEADER, user);
    }

    private static JWTClaimsSet of(String subject, Map<String, Object> granted) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(Claims.without("tenants")).subject(subject);
        granted.forEach(claims::claim);
        return claims.build();
    }
}
