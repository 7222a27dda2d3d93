package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isRefusedToken;
import static org.tenantry.access.GuardedClient.json;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** Two issuers, whose tokens carry grants in shapes of their own. */
@SpringBootTest(
        classes = GuardedServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.import=classpath:tenantry-http.yml", "spring.application.name=guarded"})
@ContextConfiguration(initializers = SeveralIssuersTest.TwoIssuers.class)
class SeveralIssuersTest {
    private static final String OTHER = "https://other.example";

    private final GuardedClient client;

    SeveralIssuersTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    static final class TwoIssuers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Issuer one = Issuer.start();
            Issuer other = Issuer.startAnother();
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) {
                    one.close();
                    other.close();
                }
            });
            TestPropertyValues.of(
                            "tenantry.access.issuers[0].issuer=" + Issuer.NAME,
                            "tenantry.access.issuers[0].jwks-uri=" + one.keysUri(),
                            "tenantry.access.issuers[0].grants=groups,client-roles",
                            "tenantry.access.issuers[1].issuer=" + OTHER,
                            "tenantry.access.issuers[1].jwks-uri=" + other.keysUri(),
                            "tenantry.access.issuers[1].actor-prefix=digit:",
                            "tenantry.access.issuers[1].audience=digit",
                            "tenantry.access.issuers[1].grants=digit",
                            "tenantry.access.issuers[1].role-names.SUPERUSER=tenant-admin",
                            "tenantry.access.issuers[1].role-names.EMPLOYEE=viewer",
                            "tenantry.management-port=0")
                    .applyTo(context);
        }
    }

    @Test
    void groupsBeneathTheOneAreGrants() {
        JsonNode caller = caller(Issuer.token(ofGroups(
                "/tenantry/pb/amritsar/viewer",
                "/tenantry/hr.a/tenant-admin",
                "/tenantry/pb/amritsar/no-such-role",
                "/staff/mp/viewer",
                "/tenantryx/mp/viewer",
                "tenantry/mp/viewer",
                "/tenantry/viewer",
                "/tenantry")));

        assertThat(names(caller.path("seen"))).containsExactlyInAnyOrder("pb.amritsar", "hr.a");
        assertThat(names(caller.path("roles").path("hr.a"))).containsExactly("tenant-admin");
        assertThat(caller.path("platformAdmin").asBoolean()).isFalse();
    }

    @Test
    void aGroupMakesPlatformAdministrators() {
        assertThat(caller(Issuer.token(ofGroups("/tenantry/platform-admin")))
                        .path("platformAdmin")
                        .asBoolean())
                .isTrue();
        assertThat(caller(Issuer.token(ofGroups("/platform-admin", "/tenantry/pb/platform-admin")))
                        .path("platformAdmin")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aServiceAccountReadsEverywhereByItsClientRoles() {
        JsonNode caller = caller(Issuer.token(Claims.with(
                "resource_access",
                Map.of(
                        "tenantry", Map.of("roles", List.of("config-reader", "tenant-admin")),
                        "billing", Map.of("roles", List.of("viewer"))))));

        assertThat(names(caller.path("seen"))).containsExactly("*");
        assertThat(names(caller.path("roles").path("*"))).containsExactly("config-reader");
    }

    @Test
    void whatIsNotInAShapeOfTheIssuerGrantsNothing() {
        assertThat(caller(Issuer.token(Claims.good())).path("seen")).isEmpty();
        assertThat(caller(Issuer.token(Claims.with("platform_admin", true)))
                        .path("platformAdmin")
                        .asBoolean())
                .isFalse();
        for (Object groups : List.of("/tenantry/pb/viewer", 7, Map.of("/tenantry/pb/viewer", true))) {
            assertThat(caller(Issuer.token(Claims.with("groups", groups))).path("seen"))
                    .isEmpty();
        }
    }

    @Test
    void rolesOfDigitAreGrantsByTheNamesThatWereGiven() {
        JsonNode caller = caller(Issuer.tokenOfAnotherKey(ofDigit(
                OTHER,
                List.of(
                        Map.of("code", "SUPERUSER", "tenantId", "pb"),
                        Map.of("code", "EMPLOYEE", "tenantId", "hr.a"),
                        Map.of("code", "CITIZEN", "tenantId", "mp"),
                        Map.of("code", "SUPERUSER"),
                        Map.of("code", 7, "tenantId", "mp"),
                        "SUPERUSER"))));

        assertThat(caller.path("issuer").asString()).isEqualTo(OTHER);
        assertThat(caller.path("subject").asString()).isEqualTo("digit:asha");
        assertThat(names(caller.path("seen"))).containsExactlyInAnyOrder("pb", "hr.a");
        assertThat(names(caller.path("roles").path("pb"))).containsExactly("tenant-admin");
    }

    @Test
    void nobodySignsForAnother() {
        List<Map<String, String>> admin = List.of(Map.of("code", "SUPERUSER", "tenantId", "pb"));

        isRefusedToken(client.callerBy(Issuer.token(ofDigit(OTHER, admin))), "token-invalid");
        isRefusedToken(client.callerBy(Issuer.tokenOfAnotherKey(Claims.good())), "token-invalid");
        isRefusedToken(client.callerBy(Issuer.unsignedToken(ofDigit(OTHER, admin))), "token-invalid");
    }

    @Test
    void anAudienceIsItsIssuersAlone() {
        JWTClaimsSet forTheOther =
                new JWTClaimsSet.Builder(Claims.good()).audience("digit").build();
        JWTClaimsSet forTheOne = new JWTClaimsSet.Builder(ofDigit(OTHER, List.of()))
                .audience("tenantry")
                .build();

        isRefusedToken(client.callerBy(Issuer.token(forTheOther)), "token-invalid");
        isRefusedToken(client.callerBy(Issuer.tokenOfAnotherKey(forTheOne)), "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://third.example", "", " ", "https://other.example/"})
    void aThirdIsNotTrusted(String issuer) {
        isRefusedToken(client.callerBy(Issuer.tokenOfAnotherKey(ofDigit(issuer, List.of()))), "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "e30.e30.e30", "..", ""})
    void garbageIsRefused(String token) {
        isRefusedToken(client.callerBy(token), "token-invalid");
    }

    private static JWTClaimsSet ofGroups(String... groups) {
        return Claims.with("groups", List.of(groups));
    }

    private static JWTClaimsSet ofDigit(String issuer, @Nullable Object roles) {
        return new JWTClaimsSet.Builder(Claims.with("roles", roles))
                .issuer(issuer)
                .audience("digit")
                .build();
    }

    private JsonNode caller(String token) {
        HttpResponse<String> answer = client.callerBy(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static List<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
