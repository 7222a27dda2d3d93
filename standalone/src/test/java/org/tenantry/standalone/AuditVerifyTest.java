package org.tenantry.standalone;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CITIES = 30;

    /** Where the state's events are. */
    private static int partition;

    @TempDir
    Path files;

    private final Audited audited = Audited.copyOf(tenantry);

    @BeforeAll
    static void aStateAndItsCities() {
        Api api = tenantry.asPlatformAdmin();
        String position = api.create("pb").position();
        partition = Integer.parseInt(position.substring(0, position.indexOf('-')));
        for (int city = 0; city < CITIES; city++) {
            assertThat(api.create("pb.city" + city).status()).isEqualTo(201);
        }
        await().atMost(PATIENCE)
                .until(() -> tenantry.kafka().readCommitted(tenantry.topic()).size() == CITIES + 1);
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

        assertFindings(audited.verify(), "log-content 4");
        assertFindings(audited.verify("--topic", tenantry.topic()), "log-content 4", "topic-differs 4");
    }

    @Test
    void anActor() {
        log().updateOne(eq("_id", 5L), Updates.set("metadata.actor", "mallory"));

        assertFindings(audited.verify(), "log-content 5");
    }

    @Test
    void aTime() {
        log().updateOne(eq("_id", 5L), Updates.set("time", Instant.EPOCH));

        assertFindings(audited.verify(), "log-content 5", "log-order 5");
    }

    @Test
    void aCommitRemovedInTheMiddle() {
        log().deleteOne(eq("_id", 7L));

        assertFindings(audited.verify(), "log-gap 7");
        assertFindings(audited.verify("--topic", tenantry.topic()), "log-gap 7", "topic-extra 7");
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

        assertFindings(run, "log-illegal " + CITIES);
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

        assertFindings(run, "topic-extra " + CITIES, "topic-unreadable " + (CITIES + 1));
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

        assertFindings(audited.verify("--topic", topic), "topic-missing 6", "topic-differs 10");
    }

    @Test
    void aCheckpointShowsACutTailAndAChainComputedAnewWithoutTheTopic() {
        Path checkpoint = files.resolve("checkpoint.json");
        assertThat(audited.verify("--checkpoint", checkpoint.toString()).code()).isZero();
        assertThat(audited.verify("--since", checkpoint.toString())
                        .json()
                        .get("partitions")
                        .get(partition)
                        .get("events")
                        .asInt())
                .isZero();
        assertThat(audited.verify("--against", checkpoint.toString()).code()).isZero();

        log().deleteMany(gte("_id", CITIES - 9L));

        for (String option : List.of("--since", "--against")) {
            AuditRun run = audited.verify(option, checkpoint.toString());
            assertFindings(run, "checkpoint " + CITIES);
            assertThat(run.out()).contains("the log had an event there, and has none");
        }
    }

    @Test
    void aCheckpointIsSignedAndHoldsOnlyAsItIs() throws IOException, GeneralSecurityException {
        Path checkpoint = files.resolve("checkpoint.json");
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path key = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        Path publicKey = pem("PUBLIC KEY", keys.getPublic().getEncoded());
        Path another = pem(
                "PUBLIC KEY",
                KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded());
        audited.verify("--checkpoint", checkpoint.toString(), "--key", key.toString());

        String[] since = {"--since", checkpoint.toString(), "--public-key", publicKey.toString()};
        assertThat(audited.verify(since).code()).isZero();
        AuditRun ofAnother = audited.verify("--since", checkpoint.toString(), "--public-key", another.toString());
        assertThat(ofAnother.code()).isEqualTo(3);
        assertThat(ofAnother.err()).contains("is not signed by the key of " + another);

        Files.writeString(
                checkpoint,
                Files.readString(checkpoint).replaceAll("\"position\" : " + (CITIES + 1), "\"position\" : 3"));
        assertThat(audited.verify(since).err()).contains("or was changed since");
    }

    @Test
    void aProofShowsOneEventAndNothingOfOthersAndHoldsAsItIsOnly() throws IOException {
        Path checkpoint = files.resolve("checkpoint.json");
        Path proof = files.resolve("proof.json");
        audited.verify("--checkpoint", checkpoint.toString());
        String[] ofSixth = {partition + "-6", "--checkpoint", checkpoint.toString(), "--out", proof.toString()};

        AuditRun made = audited.proof(ofSixth);

        assertThat(made.code()).as(made.all()).isZero();
        assertThat(Files.readString(proof)).contains("pb.city5").doesNotContain("city4", "city6");
        AuditRun verified = verifyProof(proof, checkpoint);
        assertThat(verified.code()).as(verified.all()).isZero();
        assertThat(verified.out())
                .contains(partition + "-6  TenantCreated of pb.city5 by root", "the checkpoint confirms it.");

        Files.writeString(proof, Files.readString(proof).replace("pb.city5", "pb.city7"));
        AuditRun refuted = verifyProof(proof, checkpoint);
        assertThat(refuted.code()).isEqualTo(1);
        assertThat(refuted.out()).startsWith("The proof does not hold: its hashes lead to");
    }

    @Test
    void whatTheLogDoesNotHaveOrHasOtherwiseThanTheCheckpointIsNotProved() {
        Path checkpoint = files.resolve("checkpoint.json");
        audited.verify("--checkpoint", checkpoint.toString());
        String[] tail = {
            "--checkpoint",
            checkpoint.toString(),
            "--out",
            files.resolve("proof.json").toString()
        };

        assertThat(audited.proof(with(tail, partition + "-" + (CITIES + 1))).err())
                .contains("there is no event at " + partition + "-" + (CITIES + 1) + " that the checkpoint confirms");
        assertThat(audited.proof(with(tail, "4")).err()).startsWith("'4' is no position: expected such as 4-17");
        log().updateOne(eq("_id", 5L), Updates.set("metadata.actor", "mallory"));
        AuditRun forged = audited.proof(with(tail, partition + "-5"));
        assertThat(forged.code()).isEqualTo(3);
        assertThat(forged.err()).contains("the log is not what the checkpoint says");
        assertThat(files.resolve("proof.json")).doesNotExist();
    }

    private static String[] with(String[] options, String position) {
        return Stream.concat(Stream.of(position), Stream.of(options)).toArray(String[]::new);
    }

    private static AuditRun verifyProof(Path proof, Path checkpoint) {
        return AuditRun.of(List.of("verify-proof", proof.toString(), "--checkpoint", checkpoint.toString()));
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

    private Path pem(String kind, byte[] encoded) throws IOException {
        Path file = Files.createTempFile(files, "key", ".pem");
        return Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n" + Base64.getEncoder().encodeToString(encoded) + "\n-----END " + kind
                        + "-----\n");
    }

    private Document commit(long position) {
        return Objects.requireNonNull(log().find(eq("_id", position)).first());
    }

    private MongoCollection<Document> log() {
        MongoDatabase copy = audited.database();
        return copy.getCollection("log_" + partition);
    }

    private static void assertFindings(AuditRun run, String... expected) {
        assertThat(run.code()).as(run.all()).isEqualTo(1);
        assertThat(run.findings()).containsExactly(expected);
    }
}
