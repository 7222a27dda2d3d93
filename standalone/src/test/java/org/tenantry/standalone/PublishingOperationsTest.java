package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;
import tools.jackson.databind.JsonNode;

/** Operators see how publication stands, and order a topic that was lost to be filled again. */
@MongoTest
@Timeout(240)
class PublishingOperationsTest {
    private static final String PUBLISHING = "/v1/operations/publishing";
    private static final String REFILL = PUBLISHING + "/refill";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private final Api operator = tenantry.asPlatformAdmin();

    @Test
    void areForPlatformAdministrators() {
        Api admin = tenantry.as("a", "pb", "tenant-admin", "auditor");

        for (Answer answer : List.of(admin.get(PUBLISHING), admin.post(REFILL, ""), admin.post(REFILL, "{}"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("code")).isEqualTo("forbidden");
        }
        assertThat(new Api(tenantry.url(), null).post(REFILL, "").status()).isEqualTo(401);
        for (String unclear : List.of("perhaps", "", "1")) {
            assertThat(operator.post(REFILL + "?dryRun=" + unclear, "").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aDeletedTopicIsRefusedUntilTheRefillIsOrdered() throws Exception {
        operator.create("pb");
        int partition =
                Integer.parseInt(operator.create("pb.amritsar").position().split("-", -1)[0]);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(partitions()).hasSize(8).allSatisfy(one -> {
                    assertThat(one.get("state").asString()).isEqualTo("HERE");
                    assertThat(one.get("lagEvents").asLong()).isZero();
                }));

        deleteTopic();

        await().atMost(PATIENCE)
                .until(() -> partitions().get(partition).get("state").asString().equals("REFUSED"));
        JsonNode refused = partitions().get(partition);
        assertThat(refused.get("reason").asString()).contains("POST " + REFILL);
        assertThat(refused.get("lagEvents").asLong()).isEqualTo(2);
        assertThat(operator.get("/readyz").status()).isEqualTo(503);
        String lost = "[{\"partition\":%d,\"from\":0,\"to\":2}]".formatted(partition);
        assertRefill(operator.post(REFILL + "?dryRun=true", ""), lost);
        assertRefill(operator.post(REFILL, ""), lost);
        assertRefill(operator.post(REFILL, ""), "[]");
        LogAndTopic.assertEqual(tenantry.log(), tenantry.kafka(), tenantry.topic());
        await().atMost(PATIENCE).until(() -> operator.get("/readyz").status() == 200);
        assertThat(operator.get("/v1/tenants/pb.jalandhar", "Tenantry-Position", createdPosition("pb.jalandhar"))
                        .status())
                .as("readers follow the topic that was made anew")
                .isEqualTo(200);
    }

    private String createdPosition(String tenant) {
        return operator.create(tenant).position();
    }

    private static void assertRefill(Answer answer, String partitions) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("partitions").toString()).isEqualTo(partitions);
    }

    private List<JsonNode> partitions() {
        List<JsonNode> partitions = new ArrayList<>();
        operator.get(PUBLISHING).body().get("partitions").forEach(partitions::add);
        return partitions;
    }

    private static void deleteTopic() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", tenantry.kafka().bootstrapServers()))) {
            admin.deleteTopics(List.of(tenantry.topic())).all().get();
        }
    }
}
