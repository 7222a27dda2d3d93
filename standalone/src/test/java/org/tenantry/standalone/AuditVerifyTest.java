package org.tenantry.standalone;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tenantry.log.Forger;
import org.tenantry.log.LogEvent;
import org.tenantry.log.NewCommit;
import org.tenantry.log.StoredLog;

/**
 * Somebody with the right to write to MongoDB and Kafka changes what happened, and {@code dev audit verify} names it by
 * position and kind. Each test does so to a copy of its own.
 */
class AuditVerifyTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final int CITIES = 30;

    /** Where the state's events are. */
    private static int partition;

    @TempDir
    Path files;

    private final Audited audited = Audited.copyOf(tenantry);

    @BeforeAll
    static void aStateAndItsCities() {
        partition = Audited.stateWithCities(tenantry, CITIES);
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        AuditRun run = audited.verify("--topic", tenantry.topic());

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).contains("Log and topic are intact.");
        assertThat(run.json().get("partitions").get(partition).get("events").asInt())
                .isEqualTo(CITIES + 1);
        assertThat(audited.verify().code()).isZero();
    }

    @Test
    void aByteOfAPayload() {
        String payload = commit(4).getList("events", Document.class).getFirst().getString("payload");
        log().updateOne(eq("_id", 4L), Updates.set("events.0.payload", payload.replace("city3", "city4")));

        audited.verify().assertFindings("log-content 4");
        audited.verify("--topic", tenantry.topic()).assertFindings("log-content 4", "topic-differs 4");
    }

    @Test
    void anActor() {
        log().updateOne(eq("_id", 5L), Updates.set("metadata.actor", "mallory"));

        audited.verify().assertFindings("log-content 5");
    }

    @Test
    void aTime() {
        log().updateOne(eq("_id", 5L), Updates.set("time", Instant.EPOCH));

        audited.verify().assertFindings("log-content 5", "log-order 5");
    }

    @Test
    void aCommitRemovedInTheMiddle() {
        log().deleteOne(eq("_id", 7L));

        audited.verify().assertFindings("log-gap 7");
        audited.verify("--topic", tenantry.topic()).assertFindings("log-gap 7", "topic-extra 7");
    }

    @Test
    void theLastTenRemoved() {
        log().deleteMany(gte("_id", CITIES - 9L));

        assertThat(audited.verify().code()).as("the log alone cannot tell").isZero();
        AuditRun run = audited.verify("--topic", tenantry.topic());
        assertThat(run.findings()).hasSize(10).first().isEqualTo("topic-extra " + (CITIES - 9));
    }

    @Test
    void twoSwapped() {
        Document one = commit(8);
        Document other = commit(9);
        log().deleteMany(in("_id", 8L, 9L));
        one.put("_id", 9L);
        other.put("_id", 8L);
        log().insertMany(List.of(one, other));

        assertThat(audited.verify().findings()).contains("log-chain 8", "log-chain 9", "log-chain 10");
    }

    @Test
    void oneSlippedInWithTheRestOfTheChainComputedAnew() {
        try (StoredLog log = audited.log()) {
            new Forger(audited.database(), log)
                    .slipIn(
                            partition,
                            10,
                            new NewCommit(
                                    UUID.randomUUID().toString(),
                                    "pb.nowhere",
                                    "pb.nowhere",
                                    0,
                                    Map.of("actor", "mallory"),
                                    List.of(new LogEvent(
                                            "TenantCreated",
                                            "{\"tenant\":\"pb.nowhere\",\"name\":\"Nowhere\",\"kind\":\"city\"}")),
                                    List.of()));
        }

        assertThat(audited.verify().code()).as("the log alone cannot tell").isZero();
        AuditRun run = audited.verify("--topic", tenantry.topic());
        assertThat(run.findings()).first().isEqualTo("topic-differs 10");
        assertThat(run.out()).contains("'pb.nowhere'").contains("tenantry_hash");
    }

    @Test
    void anEventThatCouldNotBeDecided() {
        try (StoredLog log = audited.log()) {
            new Forger(audited.database(), log)
                    .slipIn(
                            partition,
                            CITIES,
                            new NewCommit(
                                    UUID.randomUUID().toString(),
                                    "pb.city3",
                                    "pb.city3",
                                    1,
                                    Map.of("actor", "mallory"),
                                    List.of(new LogEvent(
                                            "TenantReactivated", "{\"tenant\":\"pb.city3\",\"reason\":\"why not\"}")),
                                    List.of()));
        }

        AuditRun run = audited.verify();

        run.assertFindings("log-illegal " + CITIES);
        assertThat(run.out()).contains("TenantReactivated of pb.city3 could not be: the tenant is ACTIVE");
    }

    @Test
    void aRecordAddedToTheTopic() {
        String topic = audited.copyOfTopic(records -> {
            ProducerRecord<String, byte[]> last = records.getLast();
            records.add(new ProducerRecord<>(
                    last.topic(), last.partition(), last.timestamp(), last.key(), last.value(), last.headers()));
            records.add(
                    new ProducerRecord<>(last.topic(), partition, last.key(), "{}".getBytes(StandardCharsets.UTF_8)));
        });

        AuditRun run = audited.verify("--topic", topic);

        run.assertFindings("topic-extra " + CITIES, "topic-unreadable " + (CITIES + 1));
        assertThat(run.out()).contains("out of its place").contains("has no tenantry_position");
    }

    @Test
    void aRecordOfTheTopicChangedAndOneLeftOut() {
        String topic = audited.copyOfTopic(records -> {
            records.removeIf(record -> "pb.city5".equals(record.key()));
            records.replaceAll(record -> "pb.city9".equals(record.key())
                    ? new ProducerRecord<>(
                            record.topic(),
                            record.partition(),
                            record.timestamp(),
                            record.key(),
                            "{}".getBytes(StandardCharsets.UTF_8),
                            record.headers())
                    : record);
        });

        audited.verify("--topic", topic).assertFindings("topic-missing 6", "topic-differs 10");
    }

    @Test
    void whatCannotBeFoundOutIsSaidInOneLine() {
        assertThat(audited.verify("--topic", "no.such.topic").code()).isEqualTo(3);
        AuditRun other = audited.verify("--log", "another");
        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err()).contains("and another is expected").doesNotContain("\tat ");
        assertThat(audited.verify("--since", "a", "--against", "b").code()).isEqualTo(2);
        assertThat(audited.verify("--since", files.resolve("none").toString()).err())
                .contains("the checkpoint")
                .contains("cannot be read");
    }

    private Document commit(long position) {
        return Objects.requireNonNull(log().find(eq("_id", position)).first());
    }

    private MongoCollection<Document> log() {
        MongoDatabase copy = audited.database();
        return copy.getCollection("log_" + partition);
    }
}
