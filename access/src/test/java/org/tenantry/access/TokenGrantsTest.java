package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isRefusedToken;
import static org.tenantry.access.GuardedClient.json;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@GuardedServerTest
class TokenGrantsTest {
    private final GuardedClient client;

    TokenGrantsTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @Test
    void theEndpointIsGivenTheCaller() {
        JsonNode caller = caller(Claims.with(
                "tenants", Map.of("pb", List.of("viewer", "tenant-admin"), "hr.a", List.of("provisioner"))));

        assertThat(caller.path("issuer").asString()).isEqualTo(Issuer.NAME);
        assertThat(caller.path("subject").asString()).isEqualTo("asha");
        assertThat(caller.path("platformAdmin").asBoolean()).isFalse();
        assertThat(names(caller.path("roles").path("pb"))).containsExactlyInAnyOrder("viewer", "tenant-admin");
        assertThat(names(caller.path("roles").path("hr.a"))).containsExactly("provisioner");
        assertThat(names(caller.path("seen"))).containsExactlyInAnyOrder("pb", "hr.a");
    }

    @Test
    void aSingleRoleNeedsNoList() {
        assertThat(names(caller(Claims.with("tenants", Map.of("pb", "auditor")))
                        .path("roles")
                        .path("pb")))
                .containsExactly("auditor");
    }

    @Test
    void unknownRolesGrantNothing() {
        JsonNode caller = caller(Claims.with(
                "tenants",
                Map.of(
                        "pb", List.of("owner", "VIEWER", "tenant_admin", " viewer", "platform-admin"),
                        "hr", List.of("owner", "viewer"))));

        assertThat(names(caller.path("seen"))).containsExactly("hr");
        assertThat(names(caller.path("roles").path("hr"))).containsExactly("viewer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "1", "yes"})
    void aPlatformAdministratorIsNotMadeByAWord(String value) {
        assertThat(caller(Claims.with("platform_admin", value))
                        .path("platformAdmin")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aPlatformAdministratorIsMadeByTheClaim() {
        assertThat(names(caller(Claims.with("platform_admin", true)).path("seen")))
                .containsExactly("*");
    }

    @Test
    void withoutGrantsNothingIsSeen() {
        assertThat(caller(Claims.without("tenants")).path("seen")).isEmpty();
    }

    static List<Object> shapesThatGrantNothing() {
        return List.of(
                Map.of(),
                Collections.singletonMap("pb", null),
                Map.of("pb", List.of()),
                Map.of("pb", Arrays.asList(null, null)),
                Map.of("pb", List.of(1, true, List.of("viewer"))),
                Map.of("pb", Map.of("viewer", true)),
                Map.of("pb", 7));
    }

    @ParameterizedTest
    @MethodSource("shapesThatGrantNothing")
    void rolesOfAnotherShapeGrantNothing(Object tenants) {
        assertThat(caller(Claims.with("tenants", tenants)).path("seen")).isEmpty();
    }

    static List<Object> shapesThatAreRefused() {
        return List.of(List.of("pb"), "pb", 7, true);
    }

    @ParameterizedTest
    @MethodSource("shapesThatAreRefused")
    void grantsThatAreNoObjectAreRefused(Object tenants) {
        isRefusedToken(client.callerBy(Issuer.token(Claims.with("tenants", tenants))), "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp"})
    void aRegisteredClaimOfAnotherShapeIsRefused(String claim) {
        isRefusedToken(client.callerBy(Issuer.token(Claims.with(claim, Map.of("a", 1)))), "token-invalid");
    }

    @ParameterizedTest
    @MethodSource("unfitSubjects")
    void aSubjectThatCouldNotStandInAnEventIsRefused(String subject) {
        isRefusedToken(client.callerBy(Issuer.token(Claims.with("sub", subject))), "token-invalid");
    }

    static List<String> unfitSubjects() {
        return List.of("", " ", "a".repeat(256), "a\u0000b", "a\nb");
    }

    private JsonNode caller(JWTClaimsSet claims) {
        HttpResponse<String> answer = client.callerBy(Issuer.token(claims));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static List<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
