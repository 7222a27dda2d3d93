package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;

/** What callers are told of themselves. */
class AccessTest {
    private static final String CHECK = "/v1/access/check";

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static String position = "";

    @BeforeAll
    static void twoTrees() {
        Api root = tenantry.asPlatformAdmin();
        root.create("pb");
        root.create("pb.a");
        String suspended = root.post("/v1/tenants/pb.a/suspend", "{\"reason\": \"bills unpaid\"}")
                .position();
        position = suspended + "," + root.create("hr").position();
    }

    @Test
    void whoAsksIsToldWhoTheyAre() {
        JsonNode me = tenantry.as("asha", "pb", "viewer", "tenant-admin")
                .get("/v1/me")
                .body();

        assertThat(me.path("subject").asString()).isEqualTo("asha");
        assertThat(me.path("platformAdmin").asBoolean()).isFalse();
        assertThat(me.path("grants").toString())
                .isEqualTo("[{\"tenant\":\"pb\",\"roles\":[\"tenant-admin\",\"viewer\"]}]");
        assertThat(me.path("expires").asString()).isNotEmpty();
        assertThat(tenantry.asPlatformAdmin()
                        .get("/v1/me")
                        .body()
                        .path("platformAdmin")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoCallsThroughAServiceIsToldOfBoth() {
        JsonNode me = tenantry.as("portal", "pb", "tenant-admin")
                .get("/v1/me", "Tenantry-On-Behalf-Of", token("asha", "pb.a", "config-editor:billing"))
                .body();

        assertThat(me.path("subject").asString()).isEqualTo("asha");
        assertThat(me.path("grants").toString())
                .isEqualTo("[{\"tenant\":\"pb.a\",\"roles\":[\"config-editor:billing\"]}]");
        assertThat(me.path("via").path("subject").asString()).isEqualTo("portal");
        assertThat(me.path("via").path("grants").toString())
                .isEqualTo("[{\"tenant\":\"pb\",\"roles\":[\"tenant-admin\"]}]");
    }

    @Test
    void whatIsDoneOnBehalfOfAUserIsRecordedOfBoth() {
        Answer done = tenantry.as("portal", "hr", "tenant-admin")
                .patch(
                        "/v1/tenants/hr",
                        "{\"name\": \"Haryana\"}",
                        "Tenantry-On-Behalf-Of",
                        token("asha", "hr", "tenant-admin"));
        assertThat(done.status()).as(done.body().toString()).isEqualTo(200);

        JsonNode last = tenantry.asPlatformAdmin()
                .get("/v1/tenants/hr/history?limit=1", "Tenantry-Position", done.position())
                .body()
                .path("items")
                .get(0);
        assertThat(last.path("actor").asString()).isEqualTo("asha");
        assertThat(last.path("via").asString()).isEqualTo("portal");
    }

    @Test
    void checksAreOfANamespaceOrOfAll() {
        Api editor = tenantry.as("asha", "pb", "config-editor:billing");

        assertThat(answers(
                        editor,
                        "{\"tenant\": \"pb\", \"permission\": \"edit-configuration\", \"namespace\": \"billing\"}",
                        "{\"tenant\": \"pb\", \"permission\": \"edit-configuration\", \"namespace\": \"auth\"}",
                        check("pb", "edit-configuration"),
                        check("pb", "read-tenant")))
                .containsExactly("true ACTIVE", "false ACTIVE", "false ACTIVE", "true ACTIVE");
    }

    @Test
    void whatACallerMayIsToldTenantByTenant() {
        Api admin = tenantry.as("asha", "pb", "tenant-admin");

        assertThat(answers(
                        admin,
                        check("pb", "update-tenant"),
                        check("pb", "change-lifecycle"),
                        check("pb.a", "change-lifecycle"),
                        check("pb.a", "read-secrets"),
                        check("pb.none", "update-tenant"),
                        check("hr", "read-tenant"),
                        check("NO ID", "read-tenant"),
                        check("pb", "operate")))
                .containsExactly(
                        "true ACTIVE",
                        "false ACTIVE",
                        "true SUSPENDED",
                        "false SUSPENDED",
                        "false ",
                        "false ",
                        "false ",
                        "false ACTIVE");
        assertThat(answers(tenantry.asPlatformAdmin(), check("hr", "operate"))).containsExactly("true ACTIVE");
    }

    @Test
    void whatIsNoCheckIsRefused() {
        Api admin = tenantry.as("asha", "pb", "tenant-admin");
        String many = IntStream.range(0, 101)
                .mapToObj(i -> check("pb", "update-tenant"))
                .collect(Collectors.joining(","));

        for (String wrong : List.of(
                "{}",
                "{\"checks\": []}",
                "{\"checks\": [" + many + "]}",
                "{\"checks\": [null]}",
                "{\"checks\": [{\"tenant\": \"pb\"}]}",
                "{\"checks\": [{\"permission\": \"update-tenant\"}]}",
                "{\"checks\": [" + check("pb", "UPDATE_TENANT") + "]}",
                "{\"checks\": [" + check("pb", "fly") + "]}",
                "{\"checks\": [" + check("p".repeat(501), "update-tenant") + "]}")) {
            Answer refused = admin.post(CHECK, wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.text("code")).isEqualTo("invalid-request");
        }
        assertThat(admin.post(CHECK, "{\"checks\": [" + check("pb", "fly") + "]}")
                        .body()
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo("/checks/0/permission");
        assertThat(tenantry.anonymous().get("/v1/me").status()).isEqualTo(401);
    }

    private static List<String> answers(Api api, String... checks) {
        Answer answer =
                api.post(CHECK, "{\"checks\": [" + String.join(",", checks) + "]}", "Tenantry-Position", position);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body()
                .path("results")
                .valueStream()
                .map(one -> one.path("allowed").asBoolean() + " "
                        + one.path("effectiveStatus").asString(""))
                .toList();
    }

    private static String token(String subject, String tenant, String role) {
        return tenantry.issuer()
                .token(subject, Map.of(tenant, List.of(role)), false, Instant.now(), Api.TOKEN_LIFETIME);
    }

    private static String check(String tenant, String permission) {
        return "{\"tenant\": \"%s\", \"permission\": \"%s\"}".formatted(tenant, permission);
    }
}
