package org.tenantry.standalone;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.TenantId;
import org.tenantry.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;

/** {@code dev audit erasure} finds what is left of an erased tenant, wherever somebody put it. */
class AuditErasureTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final String REASON = "{\"reason\": \"the contract has ended\"}";
    private static final String PLANTED = "planted@od.example";
    private static final String IN_CLEAR = "{\"tenant\":\"od\",\"set\":{\"contact\":{\"email\":\"" + PLANTED + "\"}}}";
    private static final String DEFINITION = """
            {"schema": {"type": "object", "properties": {"password": {"type": "string"}}},
             "marks": {"/password": {"secret": true}}}""";

    private static int partition;

    private final MongoDatabase readModels = tenantry.readModels();
    private final MongoCollection<Document> keys = tenantry.keysDatabase().getCollection("data_keys");
    private final Document tombstone =
            Objects.requireNonNull(keys.find(eq("_id", "od")).first());

    @BeforeAll
    static void anErasedTenantAndOneThatIsNot() {
        Api api = tenantry.asPlatformAdmin();
        api.define("mail", DEFINITION);
        String[] key = {"Idempotency-Key", "a-key-of-a-test"};
        for (String id : List.of("od", "wb")) {
            done(api.post("/v1/tenants", """
                    {"id": "%s", "name": "Name", "kind": "state", "contact": {"email": "%s"},
                     "address": {"city": "City", "country": "IN"}, "attributes": {"contact": "by post"}}""".formatted(id, PLANTED), key));
            done(api.patch("/v1/tenants/" + id + "/overrides/mail", "{\"values\": {\"password\": \"secret\"}}"));
            done(api.post("/v1/tenants/" + id + "/archive", REASON));
        }
        Answer erased = api.post("/v1/tenants/od/erase", REASON);
        done(erased);
        assertThat(api.get("/v1/tenants/od", "Tenantry-Position", erased.position())
                        .status())
                .isEqualTo(200);
        partition = new TenantId("od").partition(tenantry.log().partitions());
        await().until(() -> tenantry.kafka().readCommitted(tenantry.topic()).size() == 8);
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
    }

    @AfterEach
    void asItWas() {
        keys.replaceOne(eq("_id", "od"), tombstone);
        keys.deleteOne(eq("_id", "somebody"));
        readModels.getCollection("tenants").updateOne(eq("_id", "od"), Updates.set("personal", new Document()));
        readModels.getCollection("parked").deleteMany(new Document());
    }

    @Test
    void ofAnErasedTenantAllHolds() {
        AuditRun run = erasure("od");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(verdicts(run).values()).hasSize(6).containsOnly("holds");
        assertThat(run.json().get("verdict").asString()).isEqualTo("holds");
        assertThat(run.out())
                .contains("by root", "a tombstone, of ", "its 4 records", "tenants (1)", "od is erased, as far as this")
                .contains("This does not show:");
    }

    @Test
    void ofOneThatIsNotErasedItSaysSo() {
        AuditRun run = erasure("wb");

        assertThat(run.code()).isEqualTo(1);
        assertThat(verdicts(run))
                .containsEntry("recorded", "broken")
                .containsEntry("data key destroyed", "broken")
                .containsEntry("gone from the read models", "broken")
                .containsEntry("sealed in the log", "holds")
                .containsEntry("chain", "holds");
        assertThat(run.out())
                .contains("the log has no TenantErased of wb", "wb: /personal/contact is in clear")
                .doesNotContain(PLANTED);
    }

    @Test
    void aKeyPutBackIsFound() {
        keys.updateOne(eq("_id", "od"), Updates.set("wrapped", new Binary(new byte[] {1})));
        assertBroken(erasure("od"), "data key destroyed", "its document has a field 'wrapped'");

        keys.deleteOne(eq("_id", "od"));
        assertBroken(erasure("od"), "data key destroyed", "and so no tombstone");
        keys.insertOne(tombstone);

        JsonNode holds = check(erasure("od"), "sealed in the log");
        String key = holds.get("evidence").get(0).asString().replaceAll(".* key ", "");
        keys.insertOne(new Document("_id", "somebody").append("key", key));
        assertBroken(erasure("od"), "data key destroyed", "the key " + key + " is in the document of somebody");
    }

    @Test
    void aContactInAReadModelIsFound() {
        readModels
                .getCollection("tenants")
                .updateOne(eq("_id", "od"), Updates.set("personal.contact", "{\"email\":\"" + PLANTED + "\"}"));
        assertBroken(erasure("od"), "gone from the read models", "tenants, od: /personal/contact is in clear");
    }

    @Test
    void aContactInAGenerationThatIsBuiltIsFound() {
        readModels.getCollection("tenants_9").insertOne(new Document("_id", "od").append("personal", contact()));

        try {
            assertBroken(erasure("od"), "gone from the read models", "tenants_9, od: /personal/contact is in clear");
        } finally {
            readModels.getCollection("tenants_9").drop();
        }
    }

    @Test
    void aContactInWhatIsParkedIsFound() {
        for (Document whose : List.of(
                new Document("document", "od"),
                new Document("document", "od@1"),
                new Document("document", "the event at 3-1").append("headers", new Document("ce_subject", "od")))) {
            readModels
                    .getCollection("parked")
                    .insertOne(new Document("_id", "parked-" + whose)
                            .append("payload", IN_CLEAR)
                            .append("generation", "tenants")
                            .append("document", whose.get("document"))
                            .append("headers", whose.get("headers")));
            assertBroken(erasure("od"), "gone from the read models", "/payload/set/contact is in clear");
            readModels.getCollection("parked").deleteMany(new Document());
        }
    }

    @Test
    void aContactInLogAndTopicIsFound() {
        Audited copy = Audited.copyOf(tenantry);
        copy.database()
                .getCollection("log_" + partition)
                .updateOne(eq("_id", 1L), Updates.set("events.0.payload", IN_CLEAR));
        String topic = copy.copyOfTopic(records -> records.replaceAll(record -> "od".equals(record.key())
                ? new ProducerRecord<>(
                        record.topic(),
                        record.partition(),
                        record.timestamp(),
                        record.key(),
                        IN_CLEAR.getBytes(StandardCharsets.UTF_8),
                        record.headers())
                : record));

        AuditRun run = copy.erasure("od", "--topic", topic);

        assertBroken(run, "sealed in the log", partition + "-1: /set/contact is in clear");
        assertBroken(run, "sealed in the topic", "of partition " + partition + ": /set/contact is in clear");
        assertBroken(run, "chain", partition + "-1: ");
    }

    @Test
    void whatCannotBeFoundOutIsSaid() {
        AuditRun run = new Audited(tenantry).erasure("od", "--topic", "no.such.topic");
        assertThat(run.code()).as(run.all()).isEqualTo(3);
        assertThat(verdicts(run)).containsEntry("sealed in the topic", "unknown");
        assertThat(run.out()).contains("Whether od is erased could not be found out.");

        AuditRun nobody = erasure("nobody");
        assertThat(nobody.code()).isEqualTo(3);
        assertThat(nobody.err()).contains("has no events of a tenant nobody");
        assertThat(erasure("No One").code()).isEqualTo(2);
    }

    private static AuditRun erasure(String tenant) {
        return new Audited(tenantry).erasure(tenant, "--topic", tenantry.topic());
    }

    private static Document contact() {
        return new Document("contact", "{\"email\":\"" + PLANTED + "\"}");
    }

    private static void assertBroken(AuditRun run, String name, String evidence) {
        assertThat(run.code()).as(run.all()).isEqualTo(1);
        assertThat(check(run, name).get("verdict").asString()).isEqualTo("broken");
        assertThat(check(run, name).get("evidence").toString()).contains(evidence);
        assertThat(run.all()).doesNotContain(PLANTED);
    }

    private static JsonNode check(AuditRun run, String name) {
        return Objects.requireNonNull(checks(run).get(name));
    }

    private static Map<String, String> verdicts(AuditRun run) {
        return checks(run).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().get("verdict").asString()));
    }

    private static Map<String, JsonNode> checks(AuditRun run) {
        return run.json()
                .get("checks")
                .valueStream()
                .collect(Collectors.toMap(one -> one.get("name").asString(), Function.identity()));
    }
}
