package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;

/** Read models built anew while they serve, by two nodes. */
class RebuildOperationsTest {
    private static final String PROJECTIONS = "/v1/operations/projections";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private final Api operator = tenantry.asPlatformAdmin();

    @BeforeEach
    void aHistoryThatAllProjectionsHaveAPartIn() {
        if (operator.create("wb").status() != 201) {
            return;
        }
        operator.create("wb.kolkata");
        operator.patch(
                "/v1/tenants/wb", "{\"labels\": {\"tier\": \"gold\"}, \"contact\": {\"email\": \"a@wb.example\"}}");
        operator.post("/v1/tenants/wb.kolkata/suspend", "{\"reason\": \"bills unpaid\"}");
        operator.putNothing("/v1/tenants/wb/domains/wb.example");
        operator.putNothing("/v1/tenants/wb/domains/other.example");
        operator.delete("/v1/tenants/wb/domains/other.example");
        operator.put("/v1/provisioning-plans/ward", "{\"participants\": [\"billing\"]}");
        operator.put("/v1/definitions/auth", "{\"schema\": {\"type\": \"object\"}}");
        operator.patch("/v1/platform/overrides/auth", "{\"values\": {\"a\": 1}}");
        operator.patch("/v1/tenants/wb/overrides/auth", "{\"values\": {\"a\": 2}}");
        operator.patch("/v1/tenants/wb/overrides/auth", "{\"values\": {\"a\": null, \"b\": 3}}");
        operator.create("mp");
        operator.post("/v1/tenants/mp/archive", "{\"reason\": \"merged\"}");
        operator.post("/v1/tenants/mp/erase", "{\"reason\": \"asked for\"}");
    }

    @Test
    void everyProjectionComesOutTheSameAndServesOnBothNodes() throws InterruptedException {
        String other = tenantry.startQueryNode();
        Api onTheOther = tenantry.asPlatformAdmin(other);
        List<String> names = operator.get(PROJECTIONS)
                .body()
                .path("items")
                .valueStream()
                .map(one -> one.path("name").asString())
                .toList();
        assertThat(names).contains("tenants", "domains", "plans", "configuration", "configuration_versions");
        CountDownLatch ended = new CountDownLatch(1);
        Thread writing = new Thread(() -> write(ended));
        writing.start();

        names.forEach(name -> assertThat(rebuild(name, "").status()).isEqualTo(202));

        for (String name : names) {
            JsonNode rebuilt = awaitState(name, "SWITCHED");
            assertThat(rebuilt.at("/rebuild/differences").asInt())
                    .as(rebuilt.toString())
                    .isZero();
            assertThat(rebuilt.path("generation").asInt()).isGreaterThan(1);
            assertThat(rebuilt.at("/rebuild/by").asString()).isEqualTo("root");
            assertThat(rebuilt.at("/previous/generation").asInt()).isPositive();
        }
        ended.countDown();
        writing.join();
        String last = operator.create("wb.last").position();
        for (Api node : List.of(operator, onTheOther)) {
            assertThat(node.get("/v1/tenants/wb.last", "Tenantry-Position", last)
                            .text("name"))
                    .isEqualTo("Name of wb.last");
            assertThat(node.get("/v1/tenants?label=tier:gold&count=true").ids()).containsExactly("wb");
            assertThat(node.get("/v1/domains/wb.example").text("tenant")).isEqualTo("wb");
            assertThat(node.get("/v1/tenants/wb.kolkata/configuration/auth")
                            .body()
                            .at("/values/b")
                            .asInt())
                    .isEqualTo(3);
            assertThat(node.get("/readyz").status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsAskedInTheWrongStateIsRefused() {
        assertThat(rebuild("nothing", "").text("code")).isEqualTo("projection-not-found");
        assertThat(operator.post(PROJECTIONS + "/plans/rebuild/cancel", "").text("code"))
                .isEqualTo("no-rebuild");
        assertThat(rebuild("plans", "?dryRun=perhaps").status()).isEqualTo(400);
        assertThat(rebuild("plans", "?dryRun=true").status()).isEqualTo(202);
        awaitState("plans", "COMPARED");
        Api admin = tenantry.as("a", "wb", "tenant-admin", "auditor");
        for (String path :
                List.of("rebuild", "rebuild/pause", "rebuild/resume", "rebuild/cancel", "rebuild/accept", "back")) {
            assertThat(admin.post(PROJECTIONS + "/plans/" + path, "").status()).isEqualTo(403);
        }
        assertThat(admin.get(PROJECTIONS).status()).isEqualTo(403);
        assertThat(admin.get(PROJECTIONS + "/plans").status()).isEqualTo(403);
    }

    private Answer rebuild(String name, String query) {
        return operator.post(PROJECTIONS + "/" + name + "/rebuild" + query, "");
    }

    private JsonNode awaitState(String name, String state) {
        await().atMost(PATIENCE)
                .until(() -> operator.get(PROJECTIONS + "/" + name)
                        .body()
                        .at("/rebuild/state")
                        .asString("")
                        .equals(state));
        return operator.get(PROJECTIONS + "/" + name).body();
    }

    private void write(CountDownLatch ended) {
        try {
            for (int i = 0; !ended.await(20, TimeUnit.MILLISECONDS); i++) {
                operator.create("wb.w" + i);
                operator.patch("/v1/tenants/wb", "{\"labels\": {\"n\": \"" + i + "\"}}");
                operator.patch("/v1/tenants/wb/overrides/auth", "{\"values\": {\"n\": " + i + "}}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
