package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Both sides with a real issuer: {@code ./dev test -Pkeycloak -pl standalone -am}. First what has the keys read: they are no more
 * than twice in ten seconds.
 */
@Tag("keycloak")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {
    /** For as long, docs/access.md says, a genuine token is remembered. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHANGE = "{\"name\": \"changed\"}";
    private static final String READER = "configuration-reader";

    @RegisterExtension
    static final KeycloakExtension running = new KeycloakExtension();

    private static final String SETTINGS = "/v1/tenants/pb.amritsar/overrides/auth";
    private static String position = "";

    @BeforeAll
    static void twoCities() {
        Api operator = running.commands(token("operator"));
        operator.define("auth", """
                {"schema": {"type": "object", "properties": {"maxUsers": {"type": "integer"}}},
                 "defaults": {"maxUsers": 1}}""", running.queries(token("operator")));
        assertThat(operator.create("pb").status()).isEqualTo(201);
        operator.create("pb.amritsar");
        position = operator.create("pb.ludhiana").position();
    }

    @Test
    void aGroupMakesSomebodyTheAdministratorOfOneCity() {
        String token = token("amritsar-admin");
        Api admin = running.commands(token);

        assertThat(admin.patch("/v1/tenants/pb.amritsar", CHANGE).status()).isEqualTo(200);
        for (String other : new String[] {"pb.ludhiana", "pb", "pb.none"}) {
            Answer hidden = admin.patch("/v1/tenants/" + other, CHANGE);
            assertThat(hidden.status()).as(other).isEqualTo(404);
            assertThat(hidden.text("code")).isEqualTo("tenant-not-found");
        }
        assertThat(running.queries(token)
                        .get("/v1/tenants", "Tenantry-Position", position)
                        .ids())
                .containsExactly("pb.amritsar");
        assertThat(me(token).path("grants").toString())
                .isEqualTo("[{\"tenant\":\"pb.amritsar\",\"roles\":[\"tenant-admin\"]}]");
        assertThat(me(token).path("platformAdmin").asBoolean()).isFalse();
    }

    @Test
    void platformAdministratorsByGroupAndByClaimMakeRootsAndNobodyElseDoes() {
        assertThat(running.commands(token("operator")).create("hr").status()).isEqualTo(201);
        assertThat(running.commands(token("admin")).create("mp").status()).isEqualTo(201);
        assertThat(me(token("operator")).path("platformAdmin").asBoolean()).isTrue();
        assertThat(running.commands(token("punjab-admin")).create("up").status())
                .isEqualTo(403);
    }

    @Test
    void aClaimMakesSomebodyTheAdministratorOfARoot() {
        String token = token("punjab-admin");

        assertThat(running.commands(token).create("pb.patiala").status()).isEqualTo(201);
        assertThat(me(token).path("grants").toString()).isEqualTo("[{\"tenant\":\"pb\",\"roles\":[\"tenant-admin\"]}]");
    }

    @Test
    void aServiceReadsTheConfigurationOfAnyTenantAndChangesNone() {
        String token = running.keycloak().serviceToken(READER);

        assertThat(running.queries(token)
                        .get("/v1/tenants/pb.ludhiana/configuration/auth", "Tenantry-Position", position)
                        .body()
                        .path("values")
                        .path("maxUsers")
                        .asInt())
                .isEqualTo(1);
        assertThat(running.commands(token).patch(SETTINGS, "{\"maxUsers\": 2}").status())
                .isEqualTo(403);
        assertThat(running.commands(token)
                        .patch("/v1/tenants/pb.amritsar", CHANGE)
                        .status())
                .isEqualTo(403);
        assertThat(me(token).path("grants").toString()).isEqualTo("[{\"tenant\":\"*\",\"roles\":[\"config-reader\"]}]");
    }

    @Test
    void aServiceOnBehalfOfAUserSeesWhatTheUserSees() {
        Api service = running.queries(running.keycloak().serviceToken(READER));
        String[] headers = {"Tenantry-On-Behalf-Of", token("amritsar-admin"), "Tenantry-Position", position};

        assertThat(service.get("/v1/tenants/pb.amritsar/configuration/auth", headers)
                        .status())
                .isEqualTo(200);
        assertThat(service.get("/v1/tenants/pb.ludhiana/configuration/auth", headers)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatKeycloakSignedForOthersIsRefused() {
        JsonNode forTenantry = running.keycloak().passwordGrant("tenantry", "tenantry-cli", "admin");
        JsonNode forAnother = running.keycloak().passwordGrant("tenantry", "admin-cli", "admin");
        JsonNode ofAnotherRealm = running.keycloak().passwordGrant("master", "admin-cli", "admin");

        assertThat(status(forTenantry.path("access_token").asString())).isEqualTo(200);
        isRefused(forTenantry.path("id_token").asString(), "token-invalid");
        isRefused(forTenantry.path("refresh_token").asString(), "token-invalid");
        isRefused(forAnother.path("access_token").asString(), "token-invalid");
        isRefused(ofAnotherRealm.path("access_token").asString(), "token-invalid");
    }

    @Test
    void anExpiredTokenIsRefused() {
        running.keycloak().admin().tokensLast(Duration.ofSeconds(1));
        String token = token("admin");
        running.keycloak().admin().tokensLast(Duration.ofMinutes(30));

        await().atMost(PATIENCE).untilAsserted(() -> isRefused(token, "token-expired"));
    }

    @Test
    @Order(1)
    void aNewKeyIsAcceptedAtOnceAndAWithdrawnOneNotForLong() {
        String seen = token("admin");
        String notSeen = token("admin");
        String old = running.keycloak().admin().signingKey();
        assertThat(status(seen)).isEqualTo(200);

        running.keycloak().admin().addSigningKey();

        assertThat(running.keycloak().admin().signingKey()).isNotEqualTo(old);
        String renewed = token("admin");
        assertThat(status(renewed)).isEqualTo(200);
        assertThat(running.commands(renewed).create("raj").status()).isEqualTo(201);
        assertThat(status(seen)).isEqualTo(200);

        running.keycloak().admin().withdraw(old);
        running.keycloak().admin().addSigningKey();

        // Its key is not known yet: the keys are read, and the withdrawn one is not among them.
        String unknown = token("admin");
        await().atMost(PATIENCE).until(() -> status(unknown) == 200);
        isRefused(notSeen, "token-invalid");
        await().atMost(REMEMBERED.plusSeconds(5)).untilAsserted(() -> isRefused(seen, "token-invalid"));
        assertThat(status(renewed)).isEqualTo(200);
    }

    @Test
    @Order(2)
    void whileKeycloakIsAwayTokensOfItsKeysAreServedAndOfOthersNothingIsSaid() {
        String seen = token("admin");
        String notSeen = token("admin");
        assertThat(status(seen)).isEqualTo(200);
        running.keycloak().admin().addSigningKey();
        String ofAnotherKey = token("admin");

        running.keycloak().stop();

        assertThat(status(seen)).isEqualTo(200);
        assertThat(status(notSeen)).isEqualTo(200);
        Answer unknown = running.queries(ofAnotherKey).get("/v1/me");
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.text("code")).isEqualTo("issuer-unavailable");
        assertThat(unknown.header("Retry-After")).isNotEmpty();

        running.keycloak().restart();

        await().atMost(PATIENCE).until(() -> status(ofAnotherKey) == 200);
        assertThat(status(token("admin"))).isEqualTo(200);
    }

    private static String token(String user) {
        return running.keycloak().token(user);
    }

    private static JsonNode me(String token) {
        return running.queries(token).get("/v1/me").body();
    }

    private static int status(String token) {
        return running.queries(token).get("/v1/me").status();
    }

    private static void isRefused(String token, String code) {
        Answer answer = running.queries(token).get("/v1/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
