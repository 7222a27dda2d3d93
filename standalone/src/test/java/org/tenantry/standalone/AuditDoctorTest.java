package org.tenantry.standalone;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.TenantId;
import org.tenantry.log.LogEvent;
import org.tenantry.log.NewCommit;
import tools.jackson.databind.JsonNode;

/** {@code dev audit doctor} tells an operator what is to be done, and of a system that is well that nothing is. */
class AuditDoctorTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension().withForgedEvents();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CITIES = 3;
    private static final String DIFFERING = "/v1/operations/projections/tenants/rebuild";

    private static int partition;

    private final Audited copy = Audited.copyOf(tenantry);
    private final MongoDatabase readModels = Audited.copyOf(tenantry, tenantry.readModels());

    @BeforeAll
    static void aStateAndItsCities() {
        partition = Audited.stateWithCities(tenantry, CITIES);
        tenantry.asPlatformAdmin().putNothing("/v1/tenants/pb/domains/pb.example");
        await().atMost(PATIENCE)
                .until(() -> tenantry.kafka().readCommitted(tenantry.topic()).size() == CITIES + 2);
    }

    @Test
    void ofASystemThatIsWellNothingIsToBeDone() {
        AuditRun run = doctor(new Audited(tenantry), tenantry.readModels());

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out())
                .contains("Nothing is to be done.")
                .contains("claims")
                .contains("of 1 domain");
        assertThat(run.json().get("isWell").asBoolean()).isTrue();
        assertThat(run.json().get("areas").valueStream())
                .allSatisfy(area ->
                        assertThat(area.get("state").asString()).as("%s", area).isEqualTo("ok"));
        assertThat(area(run, "log").at("/figures/heads/" + partition).asLong()).isEqualTo(CITIES + 2);
        assertThat(area(run, "read model tenants").at("/figures/serving").asInt())
                .isOne();
        assertThat(area(run, "growth").at("/figures/bytesInTheLastDay").asLong())
                .isPositive();
    }

    @Test
    void anEventThatIsNotPublished() {
        String topic = copy.copyOfTopic(records -> records.removeIf(record -> record.partition() == partition));
        copy.database()
                .getCollection("log_" + partition)
                .updateOne(eq("_id", 0L), set("time", Instant.now().minus(Duration.ofMinutes(10))));

        AuditRun run = doctor(copy, tenantry.readModels(), "--topic", topic);

        assertThat(run.code()).isOne();
        assertActs(run, "topic", "5 events not in " + topic + " yet, the oldest for 10 minutes", "publishers below");
    }

    @Test
    void aTopicThatIsAheadOfTheLog() {
        copy.database().getCollection("log_" + partition).deleteOne(eq("_id", CITIES + 1L));

        AuditRun run = doctor(copy, tenantry.readModels());

        assertActs(run, "topic", "has events that the log does not have", "./dev audit verify --topic");
        assertActs(run, "read model tenants", "that this log does not have", "./dev rebuild tenants");
    }

    @Test
    void kafkaThatIsAway() {
        AuditRun run = AuditRun.of(List.of(
                "doctor",
                "--mongodb",
                tenantry.mongodbUri(),
                "--database",
                tenantry.logDatabase().getName(),
                "--read-models-database",
                tenantry.readModels().getName(),
                "--kafka",
                "127.0.0.1:1"));

        assertThat(run.code()).as(run.all()).isEqualTo(3);
        assertThat(run.out())
                .containsPattern("unknown +topic")
                .contains("Kafka at 127.0.0.1:1 does not tell of the topic")
                .containsPattern("ok +read model tenants");
    }

    @Test
    void aLeaseThatExpired() {
        copy.database()
                .getCollection("publisher_leases")
                .updateOne(eq("_id", partition), set("until", Instant.now().minusSeconds(30)));

        AuditRun run = doctor(copy, tenantry.readModels());

        assertThat(run.code()).isOne();
        assertActs(run, "publishers", "nobody publishes the partitions [" + partition + "], since ", "Start one");
    }

    @Test
    void aPublisherThatRefuses() {
        String mark = tenantry.log().id() + "/" + tenantry.topic() + "-" + partition;
        copy.database()
                .getCollection("publisher_marks")
                .updateOne(eq("_id", mark), set("refusal", new Document("reason", "the topic was cut")));

        assertActs(doctor(copy, tenantry.readModels()), "publishers", "1 partition refused", "the topic was cut");
    }

    @Test
    void aReadModelThatIsBehind() {
        copy.database()
                .getCollection("log_" + partition)
                .updateOne(eq("_id", 1L), set("time", Instant.now().minus(Duration.ofMinutes(10))));
        readModels.getCollection("progress").updateOne(eq("_id", "domains/" + partition), set("position", 1L));

        assertActs(
                doctor(copy, readModels),
                "read model domains",
                "generation 1 serves, 4 events behind, for 10 minutes",
                "/readyz");
    }

    @Test
    void aCommitThatIsToCome() {
        copy.database()
                .getCollection("log_" + partition)
                .updateOne(eq("_id", CITIES + 1L), set("time", Instant.now().plus(Duration.ofHours(3))));

        assertActs(doctor(copy, tenantry.readModels()), "log", "which is to come in 2 hours", "NTP");
    }

    @Test
    void aRebuildThatDiffersAndOneUnderWay() {
        Api operator = tenantry.asPlatformAdmin();
        tenantry.readModels().getCollection("tenants").updateOne(eq("_id", "pb.city1"), set("kind", "village"));
        assertThat(operator.post(DIFFERING, "").status()).isBetween(200, 202);
        await().atMost(PATIENCE).until(() -> "DIFFERENT".equals(rebuild(tenantry.readModels())));
        try {
            AuditRun run = doctor(new Audited(tenantry), tenantry.readModels());
            assertActs(run, "read model tenants", "is built, and 1 document of it differ", "--accept");

            MongoDatabase building = Audited.copyOf(tenantry, tenantry.readModels());
            inState(building, "BUILDING", Instant.now().plusSeconds(10));
            AuditRun underWay = doctor(new Audited(tenantry), building);
            assertThat(underWay.code()).as(underWay.all()).isZero();
            assertThat(underWay.out())
                    .containsPattern(
                            "look +read model tenants +generation 1 serves, with all events; generation \\d+ is built")
                    .contains("A rebuild that root ordered is under way");

            inState(building, "COMPARING", Instant.now().minusSeconds(120));
            assertActs(doctor(new Audited(tenantry), building), "read model tenants", "is compared", "No node goes on");
        } finally {
            operator.post(DIFFERING + "/cancel", "");
            tenantry.readModels().getCollection("tenants").updateOne(eq("_id", "pb.city1"), set("kind", "city"));
        }
    }

    private static String rebuild(MongoDatabase readModels) {
        return Objects.requireNonNull(readModels
                        .getCollection("generations")
                        .find(eq("_id", "tenants"))
                        .first())
                .get("rebuild", Document.class)
                .getString("state");
    }

    private static void inState(MongoDatabase readModels, String state, Instant heard) {
        readModels
                .getCollection("generations")
                .updateOne(
                        eq("_id", "tenants"),
                        combine(
                                set("rebuild.state", state),
                                set("rebuild.leader", new Document("node", "n").append("until", heard))));
    }

    @Test
    void aTenantThatIsParked() {
        tenantry.asPlatformAdmin().create("wb");
        int number = new TenantId("wb").partition(tenantry.log().partitions());
        LogEvent broken = new LogEvent("TenantUpdated", "{\"tenant\": \"wb\", \"set\": \"planted\"}");
        tenantry.log()
                .append(
                        number,
                        new NewCommit("broken", "wb", "wb", 1, Map.of("actor", "a bug"), List.of(broken), List.of()));
        await().atMost(PATIENCE)
                .until(() -> tenantry.readModels().getCollection("parked").countDocuments() > 0);
        try {
            AuditRun run = doctor(new Audited(tenantry), tenantry.readModels());

            assertActs(run, "parked", "cannot go on", "wb of tenants, at " + number + "-");
            assertThat(run.out()).contains("IllegalArgumentException: not the JSON of TenantUpdated");
            assertThat(run.out()).contains("POST /v1/operations/parked/retry").doesNotContain("planted");
        } finally {
            skipAll();
        }
    }

    private static void skipAll() {
        await().atMost(PATIENCE).until(() -> {
            List<Document> parked =
                    tenantry.readModels().getCollection("parked").find().into(new ArrayList<>());
            parked.forEach(one -> tenantry.asPlatformAdmin()
                    .post(
                            "/v1/operations/parked/skip",
                            "{\"projection\": \"%s\", \"document\": \"%s\", \"position\": \"%s-%s\", \"reason\": \"a bug\"}"
                                    .formatted(
                                            one.getString("generation"),
                                            one.getString("document"),
                                            one.get("partition"),
                                            one.get("position"))));
            return parked.isEmpty();
        });
    }

    private static AuditRun doctor(Audited audited, MongoDatabase readModels, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--read-models-database",
                readModels.getName(),
                "--kafka",
                tenantry.kafka().bootstrapServers()));
        all.addAll(options.length == 0 ? List.of("--topic", tenantry.topic()) : List.of(options));
        return audited.doctor(all.toArray(String[]::new));
    }

    private static void assertActs(AuditRun run, String area, String told, String advice) {
        assertThat(run.code()).as(run.all()).isOne();
        JsonNode found = area(run, area);
        assertThat(found.get("state").asString()).isEqualTo("act");
        assertThat(found.get("told").asString()).contains(told);
        assertThat(found.get("advice").asString()).contains(advice);
        assertThat(run.out()).containsPattern("act +" + area + " +").contains(area + ": ");
    }

    private static JsonNode area(AuditRun run, String area) {
        return run.json()
                .get("areas")
                .valueStream()
                .filter(one -> one.get("area").asString().equals(area))
                .findFirst()
                .orElseThrow();
    }
}
