package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenantry.events.TenantId;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;

/** What is bad is refused with its own code and field, and nothing of it is stored. */
@MongoTest
class BadInputTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    @BeforeAll
    static void aRoot() {
        assertThat(tenantry.asPlatformAdmin().create("pb").status()).isEqualTo(201);
    }

    static Stream<Arguments> creations() {
        String nine = "pb" + ".x".repeat(8);
        return Stream.of(
                Arguments.of("{not json", 400, "malformed-json", ""),
                Arguments.of("", 400, "malformed-json", ""),
                Arguments.of("[]", 400, "wrong-type", ""),
                Arguments.of(
                        "{\"id\":\"pb.a\",\"name\":\"A\",\"kind\":\"city\",\"colour\":1}",
                        400,
                        "unknown-field",
                        "/colour"),
                Arguments.of("{\"id\":\"pb.a\",\"name\":5,\"kind\":\"city\"}", 400, "wrong-type", "/name"),
                Arguments.of(
                        "{\"id\":\"pb.a\",\"name\":\"A\",\"name\":\"B\",\"kind\":\"city\"}", 400, "malformed-json", ""),
                Arguments.of(
                        "{\"id\":\"pb.a\",\"name\":\"A\",\"kind\":\"city\",\"labels\":[]}",
                        400,
                        "wrong-type",
                        "/labels"),
                Arguments.of(
                        "{\"id\":\"pb.a\",\"name\":\"A\",\"kind\":\"city\",\"labels\":{\"a b\":\"x\"}}",
                        400,
                        "invalid-request",
                        "/labels/a b"),
                Arguments.of(
                        "{\"id\":\"pb.a\",\"name\":\"A\",\"kind\":\"city\",\"labels\":{\"a\":null}}",
                        400,
                        "invalid-request",
                        "/labels/a"),
                Arguments.of(creation("pb.a", "x".repeat(201)), 400, "invalid-request", "/name"),
                Arguments.of(creation("pb.a", "  "), 400, "invalid-request", "/name"),
                Arguments.of(creation("pb.a", "\\u00a0\\u3000"), 400, "invalid-request", "/name"),
                Arguments.of(creation("pb.a", "a\\u0000b"), 400, "invalid-request", "/name"),
                Arguments.of(creation("pb.a", "\\ud800"), 400, "invalid-request", "/name"),
                Arguments.of("{\"id\":\"pb.a\",\"kind\":\"city\"}", 400, "invalid-request", "/name"),
                Arguments.of("{\"id\":\"pb.a\",\"name\":\"A\",\"kind\":\"City!\"}", 400, "invalid-request", "/kind"),
                Arguments.of(
                        "{\"id\":\"pb.a\",\"name\":\"A\",\"kind\":\"city\",\"locale\":\"p_a\"}",
                        400,
                        "invalid-request",
                        "/locale"),
                Arguments.of(
                        "{\"id\":\"pb.a\",\"name\":\"A\",\"kind\":\"city\",\"timeZone\":\"Mars/X\"}",
                        400,
                        "invalid-request",
                        "/timeZone"),
                Arguments.of(creation(nine, "A"), 400, "invalid-request", "/id"),
                Arguments.of(creation("PB.a", "A"), 400, "invalid-request", "/id"),
                Arguments.of(creation("pb.none.a", "A"), 409, "parent-not-found", ""),
                Arguments.of(creation("pb", "A"), 409, "tenant-exists", ""),
                Arguments.of(creation("pb.a", "x".repeat(300_000)), 413, "body-too-large", "Content-Length"));
    }

    @ParameterizedTest
    @MethodSource("creations")
    void aCreationIsRefused(String body, int status, String code, String field) {
        long head = head();

        Answer refused = tenantry.asPlatformAdmin().post("/v1/tenants", body);

        assertRefused(refused, status, code, field);
        assertThat(head()).isEqualTo(head);
    }

    static Stream<Arguments> patches() {
        return Stream.of(
                Arguments.of("{\"colour\":\"red\"}", 400, "unknown-field", "/colour"),
                Arguments.of("{\"name\":null}", 400, "invalid-request", "/name"),
                Arguments.of("{\"name\":\"\"}", 400, "invalid-request", "/name"),
                Arguments.of("{\"name\":{}}", 400, "wrong-type", "/name"),
                Arguments.of("{\"labels\":{\"a\":{}}}", 400, "wrong-type", "/labels/a"),
                Arguments.of("{\"labels\":\"a\"}", 400, "wrong-type", "/labels"),
                Arguments.of("\"name\"", 400, "wrong-type", ""),
                Arguments.of("null", 400, "malformed-json", ""));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void aPatchIsRefused(String body, int status, String code, String field) {
        long head = head();

        Answer refused = tenantry.asPlatformAdmin().patch("/v1/tenants/pb", body);

        assertRefused(refused, status, code, field);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void headersAreChecked() {
        Api api = tenantry.asPlatformAdmin();
        String patch = "{\"name\":\"Other\"}";

        assertRefused(api.patch("/v1/tenants/pb", patch, "If-Match", "1"), 400, "invalid-if-match", "If-Match");
        assertRefused(
                api.patch("/v1/tenants/pb", patch, "Idempotency-Key", "x".repeat(201)),
                400,
                "invalid-idempotency-key",
                "Idempotency-Key");
        assertRefused(
                api.get("/v1/tenants/pb", "Tenantry-Position", "three"), 400, "invalid-position", "Tenantry-Position");
        assertRefused(
                api.post("/v1/tenants", creation("pb.a", "A"), "Content-Type", "text/plain"),
                415,
                "unsupported-media-type",
                "");
    }

    @Test
    void nothingIsReadOrWrittenButJson() {
        Api api = tenantry.asPlatformAdmin();
        long head = head();

        assertRefused(
                api.post(
                        "/v1/tenants", "{id: pb.a, id: pb.b, name: A, kind: city}", "Content-Type", "application/yaml"),
                415,
                "unsupported-media-type",
                "");
        assertRefused(
                api.post("/v1/tenants", creation("pb.a", "A"), "Accept", "application/yaml"),
                406,
                "not-acceptable",
                "");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void searchesAreChecked() {
        Api api = tenantry.asPlatformAdmin();

        assertRefused(api.get("/v1/tenants?limit=0"), 400, "invalid-request", "limit");
        assertRefused(api.get("/v1/tenants?limit=x"), 400, "invalid-request", "limit");
        assertRefused(api.get("/v1/tenants?status=happy"), 400, "invalid-request", "status");
        assertRefused(api.get("/v1/tenants?under=P"), 400, "invalid-request", "under");
        assertRefused(api.get("/v1/tenants?text=%20"), 400, "invalid-request", "text");
        assertRefused(api.get("/v1/tenants?effectiveStatus=happy"), 400, "invalid-request", "effectiveStatus");
        assertRefused(api.get("/v1/tenants?parent="), 400, "invalid-request", "parent");
        assertRefused(api.get("/v1/tenants?label=gold"), 400, "invalid-request", "label");
        assertRefused(api.get("/v1/tenants?createdFrom=today"), 400, "invalid-request", "createdFrom");
        assertRefused(api.get("/v1/tenants?sort=size"), 400, "invalid-request", "sort");
        assertRefused(api.get("/v1/tenants?count=all"), 400, "invalid-request", "count");
        assertRefused(api.get("/v1/tenants?kind=city&kind=state"), 400, "invalid-request", "kind");
        assertRefused(api.get("/v1/tenants?colour=red"), 400, "invalid-request", "colour");
        assertThat(api.get("/v1/tenants?colour=red")
                        .body()
                        .at("/errors/0/expected")
                        .asString())
                .contains("label", "createdFrom", "effectiveStatus", "cursor");
        assertRefused(api.get("/v1/tenants?cursor=abc"), 400, "invalid-cursor", "cursor");
        assertRefused(api.get("/v1/nothing"), 404, "no-such-endpoint", "");
    }

    private static void assertRefused(Answer answer, int status, String code, String field) {
        assertThat(answer.body().toString()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (!field.isEmpty()) {
            assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
            assertThat(answer.body().at("/errors/0/expected").asString()).isNotEmpty();
        }
    }

    private static String creation(String id, String name) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"city\"}".formatted(id, name);
    }

    private static long head() {
        int partition = new TenantId("pb").partition(tenantry.log().partitions());
        return tenantry.log().read(partition, 0).size();
    }
}
