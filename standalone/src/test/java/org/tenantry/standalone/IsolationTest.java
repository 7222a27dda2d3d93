package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;

/** A caller sees and changes the subtrees of its grants, and cannot tell the rest from what does not exist. */
@MongoTest
class IsolationTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static String pbPosition = "";
    private static String pbxPosition = "";

    @BeforeAll
    static void threeTrees() {
        Api root = tenantry.asPlatformAdmin();
        root.create("pb");
        root.create("pb.amritsar");
        pbPosition = root.create("pb.amritsar.water").position();
        root.create("pbx");
        pbxPosition = root.create("pbx.city").position();
    }

    @Test
    void listsHoldTheSubtreesOfTheGrantsOnly() {
        assertThat(ids(tenantry.as("a", "pb", "viewer"), "")).containsExactly("pb", "pb.amritsar", "pb.amritsar.water");
        assertThat(ids(tenantry.as("a", "pb.amritsar", "viewer"), "?under=pb"))
                .containsExactly("pb.amritsar", "pb.amritsar.water");
        assertThat(ids(tenantry.as("a", "pbx", "viewer"), "?text=name")).containsExactly("pbx", "pbx.city");
        assertThat(ids(tenantry.as("a", "pbx", "viewer"), "?under=pb")).isEmpty();
        assertThat(ids(tenantry.as("a", "none", "viewer"), "")).isEmpty();
        assertThat(ids(tenantry.as("a", "pb", "no-such-role"), "")).isEmpty();
    }

    @Test
    void aTenantOutsideIsAnsweredAsOneThatDoesNotExist() {
        Api api = tenantry.as("a", "pb.amritsar", "tenant-admin");

        for (String outside : List.of("pb", "pbx", "pbx.city", "nowhere", "pb.nowhere")) {
            assertNotFound(api.get("/v1/tenants/" + outside), outside);
            assertNotFound(api.patch("/v1/tenants/" + outside, "{\"name\":\"X\"}"), outside);
        }
        assertNotFound(api.get("/v1/tenants/pb.amritsar.none"), "pb.amritsar.none");
        assertNotFound(api.patch("/v1/tenants/pb.amritsar.none", "{\"name\":\"X\"}"), "pb.amritsar.none");
        assertNotFound(api.create("pbx.new"), "pbx");
        assertNotFound(api.create("nowhere.new"), "nowhere");
    }

    @Test
    void whatIsSeenIsNotYetPermitted() {
        Api viewer = tenantry.as("v", "pb", "viewer");

        assertForbidden(viewer.patch("/v1/tenants/pb", "{\"name\":\"X\"}"));
        assertForbidden(viewer.create("pb.new"));
        assertForbidden(tenantry.as("a", "pb", "tenant-admin").create("newroot"));
        assertForbidden(tenantry.as("p", "pb", "provisioner").patch("/v1/tenants/pb", "{\"name\":\"X\"}"));
        assertThat(tenantry.as("p", "pb", "provisioner")
                        .create("pb.provisioned")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anotherCallersCursorCarriesNoRight() {
        Answer page = tenantry.asPlatformAdmin().get("/v1/tenants?limit=1", "Tenantry-Position", pbPosition);

        assertThat(ids(tenantry.as("a", "pbx", "viewer"), "?limit=50&cursor=" + page.text("next")))
                .containsExactly("pbx", "pbx.city");
    }

    @Test
    void withoutAGenuineTokenNothingIsAnswered() {
        String good = token(tenantry.issuer(), Instant.now());
        String expired = token(tenantry.issuer(), Instant.now().minus(Duration.ofHours(2)));
        String forged = token(TokenIssuer.withFreshKey(), Instant.now());
        String unsigned = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "." + good.split("\\.", -1)[1] + ".";

        assertUnauthorized(null, "token-missing");
        assertUnauthorized(expired, "token-expired");
        assertUnauthorized(forged, "token-invalid");
        assertUnauthorized(unsigned, "token-invalid");
        assertUnauthorized(good + "x", "token-invalid");
        assertUnauthorized("rubbish", "token-invalid");
    }

    private static String token(TokenIssuer issuer, Instant issuedAt) {
        return issuer.token("a", Map.of(), true, issuedAt, Duration.ofHours(1));
    }

    private static void assertUnauthorized(@Nullable String token, String code) {
        Api api = new Api(tenantry.url(), token);
        for (Answer answer : List.of(api.get("/v1/tenants"), api.create("evil"), api.get("/v1/tenants/pb"))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("code")).isEqualTo(code);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    private static void assertNotFound(Answer answer, String tenant) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("tenant-not-found");
        assertThat(answer.text("detail")).isEqualTo("There is no tenant " + tenant + ".");
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("forbidden");
    }

    private static List<String> ids(Api api, String query) {
        api.get("/v1/tenants", "Tenantry-Position", pbxPosition);
        Answer page = api.get("/v1/tenants" + query, "Tenantry-Position", pbPosition);
        assertThat(page.status()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        page.body().get("items").forEach(item -> ids.add(item.get("id").asString()));
        ids.remove("pb.provisioned");
        return ids;
    }
}
