package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.TenantId;
import org.tenantry.log.LogEvent;
import org.tenantry.log.NewCommit;
import org.tenantry.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;

/** An event that cannot be read: what of it users see, and what operators do. */
class ParkedOperationsTest {
    private static final String PARKED = "/v1/operations/parked";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension().withForgedEvents();

    private final Api operator = tenantry.asPlatformAdmin();

    @Test
    void itIsParkedShownAndSkippedWhileTheOthersGoOn() {
        operator.put("/v1/definitions/auth", "{\"schema\": {\"type\": \"object\"}}");
        operator.create("wb");
        operator.create("wb.kolkata");
        CapturedLogs logs = CapturedLogs.begin();
        String lost = append("wb", 1, "TenantUpdated", "{\"tenant\": \"wb\", \"set\": \"nothing that is an object\"}");
        String behind = append("wb", 2, "TenantSuspended", "{\"tenant\":\"wb\",\"reason\":\"bills unpaid\"}");
        String other = operator.create("mp").position();

        await().atMost(PATIENCE).until(() -> parked().size() == 1);
        assertThat(operator.get("/v1/tenants/mp", "Tenantry-Position", other).status())
                .isEqualTo(200);
        logs.close();
        assertThat(logs.text())
                .contains("not the JSON of TenantUpdated")
                .doesNotContain("nothing that is an object", "Subscription lookup begins again");
        JsonNode document = parked().getFirst();
        assertThat(document.path("projection").asString()).isEqualTo("tenants");
        assertThat(document.path("document").asString()).isEqualTo("wb");
        assertThat(document.path("reason").asString()).contains("not the JSON of TenantUpdated");
        assertThat(document.at("/event/position").asString()).isEqualTo(lost);
        assertThat(document.at("/event/payload").asString()).contains("nothing that is an object");
        assertThat(document.path("lastPosition").asString()).isEqualTo(behind);

        Answer refused = operator.get("/v1/tenants/wb", "Tenantry-Position", behind);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("projection-parked");
        assertThat(operator.get("/v1/tenants/wb").text("status"))
                .as("as it was before")
                .isEqualTo("ACTIVE");
        assertThat(operator.get("/v1/tenants/wb.kolkata/configuration/auth", "Tenantry-Position", behind)
                        .body()
                        .path("effectiveStatus")
                        .asString(""))
                .as("lookups tell what they have seen")
                .isEqualTo("SUSPENDED");
        Answer notReady = operator.get("/readyz");
        assertThat(notReady.status()).isEqualTo(503);

        assertThat(retry("wb").status()).isEqualTo(200);
        assertThat(retry("wb").body().at("/event/position").asString()).isEqualTo(lost);
        Answer elsewhere = skip("wb", behind, "it is of no use");
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.text("code")).isEqualTo("parked-elsewhere");

        assertThat(skip("wb", lost, "a bug made it").status()).isEqualTo(204);

        assertThat(parked()).isEmpty();
        Answer after = operator.get("/v1/tenants/wb", "Tenantry-Position", behind);
        assertThat(after.text("status")).isEqualTo("SUSPENDED");
        assertThat(after.body().path("version").asInt()).isEqualTo(3);
        assertThat(operator.get("/readyz").status()).isEqualTo(200);
        JsonNode skipped =
                operator.get("/v1/operations/skipped").body().path("items").get(0);
        assertThat(skipped.path("reason").asString()).isEqualTo("a bug made it");
        assertThat(skipped.path("by").asString()).isEqualTo("root");
        assertThat(retry("wb").text("code")).isEqualTo("not-parked");
    }

    @Test
    void isForPlatformAdministratorsAndTakesWhatItSays() {
        Api admin = tenantry.as("a", "wb", "tenant-admin", "auditor");
        for (Answer answer : List.of(
                admin.get(PARKED),
                admin.get("/v1/operations/skipped"),
                admin.post(PARKED + "/retry", "{\"projection\": \"tenants\", \"document\": \"wb\"}"),
                admin.post(
                        PARKED + "/skip",
                        "{\"projection\": \"tenants\", \"document\": \"wb\", \"position\": \"1-1\", \"reason\": \"r\"}"))) {
            assertThat(answer.status()).isEqualTo(403);
        }
        for (String wrong : List.of(
                "{}",
                "{\"projection\": \"tenants\"}",
                "{\"projection\": \"tenants\", \"document\": \"wb\", \"position\": \"one\", \"reason\": \"r\"}",
                "{\"projection\": \"tenants\", \"document\": \"wb\", \"position\": \"1-1\", \"reason\": \" \"}",
                "{\"projection\": \"tenants\", \"document\": \"wb\", \"position\": \"1-1\", \"reason\": \"a\\u0000\"}")) {
            Answer refused = operator.post(PARKED + "/skip", wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.text("code")).isEqualTo("invalid-request");
        }
    }

    /** As a command would that has a bug; returns its position. */
    private static String append(String tenant, long sequence, String type, String payload) {
        int partition = new TenantId(tenant).partition(tenantry.log().partitions());
        long position = tenantry.log()
                .append(
                        partition,
                        new NewCommit(
                                "planted-" + sequence,
                                tenant,
                                tenant,
                                sequence,
                                Map.of("actor", "somebody"),
                                List.of(new LogEvent(type, payload)),
                                List.of()))
                .commit()
                .position();
        return partition + "-" + position;
    }

    private List<JsonNode> parked() {
        return operator.get(PARKED).body().path("items").valueStream().toList();
    }

    private Answer retry(String document) {
        return operator.post(
                PARKED + "/retry", "{\"projection\": \"tenants\", \"document\": \"%s\"}".formatted(document));
    }

    private Answer skip(String document, String position, String reason) {
        return operator.post(
                PARKED + "/skip",
                "{\"projection\": \"tenants\", \"document\": \"%s\", \"position\": \"%s\", \"reason\": \"%s\"}"
                        .formatted(document, position, reason));
    }
}
