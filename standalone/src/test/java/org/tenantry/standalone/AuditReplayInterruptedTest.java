package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tenantry.audit.Audit;
import org.tenantry.testkit.JavaProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A replay that is killed, stopped or run twice ends with what it ends with undisturbed. */
class AuditReplayInterruptedTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CITIES = 120;
    private static final int KILLS = 4;

    /** So slow that it is killed on the way. */
    private static final String RATE = "12";

    /** Where the state's events are. */
    private static int partition;

    @TempDir
    Path files;

    private final Audited audited = new Audited(tenantry);
    private final String topic = tenantry.kafka().uniqueTopicName();
    private final Random random = new Random(20261127);

    @BeforeAll
    static void aStateAndItsCities() {
        partition = Audited.stateWithCities(tenantry, CITIES);
    }

    @Test
    void killedAgainAndAgainEachEventIsInTheTopicOnce() {
        String[] options = {"--to-topic", topic, "--checkpoint", checkpoint().toString()};

        killSometimes(options);
        AuditRun run = audited.replay(options);

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).contains("All is there");
        AuditRun verified = audited.verify("--topic", topic);
        assertThat(verified.code()).as(verified.all()).isZero();
        assertThat(verified.json()
                        .get("partitions")
                        .get(partition)
                        .get("unpublished")
                        .asInt())
                .isZero();
    }

    @Test
    void killedAgainAndAgainADatabaseHasTheSameBytes() throws IOException {
        MongoDatabase target = tenantry.freshDatabase();
        String[] part = {"--subtree", "pb", "--personal-data", "drop"};

        killSometimes(with(
                part,
                "--to-database",
                target.getName(),
                "--checkpoint",
                checkpoint().toString()));
        AuditRun run = audited.replay(with(
                part,
                "--to-database",
                target.getName(),
                "--checkpoint",
                checkpoint().toString()));
        assertThat(run.code()).as(run.all()).isZero();

        MongoDatabase undisturbed = tenantry.freshDatabase();
        Path same = fromTheBeginning(undisturbed);
        AuditRun atOnce =
                audited.replay(with(part, "--to-database", undisturbed.getName(), "--checkpoint", same.toString()));
        assertThat(atOnce.code()).as(atOnce.all()).isZero();
        assertThat(documents(target)).hasSize(CITIES + 1).isEqualTo(documents(undisturbed));
    }

    @Test
    void stoppedItSaysHowFarItCameAndGoesOn() {
        String[] options = {"--to-topic", topic, "--checkpoint", checkpoint().toString()};
        try (JavaProcess replay = start(options)) {
            awaitRecords(20);
            assertThat(replay.stop()).isEqualTo(143);
            assertThat(replay.lastLines()).anyMatch(line -> line.startsWith("Interrupted: the same command goes on"));
        }
        JsonNode noted = read(checkpoint());
        assertThat(noted.get("isComplete").asBoolean()).isFalse();
        assertThat(noted.get("parts").get(partition).get("position").asInt())
                .isEqualTo(tenantry.kafka().readCommitted(topic).size())
                .isLessThan(CITIES);

        assertThat(audited.replay(options).code()).isZero();
        AuditRun again = audited.replay(options);
        assertThat(again.code()).isZero();
        assertThat(tenantry.kafka().readCommitted(topic)).hasSize(CITIES + 1);
    }

    @Test
    void ofTwoIntoOneTopicTheLaterEndsTheEarlier() throws IOException {
        String[] options = {"--to-topic", topic, "--checkpoint", checkpoint().toString()};
        try (JavaProcess earlier = start(options)) {
            awaitRecords(10);
            Path copy = Files.copy(checkpoint(), files.resolve("copy.json"));

            AuditRun later = audited.replay("--to-topic", topic, "--checkpoint", copy.toString());

            assertThat(later.code()).as(later.all()).isZero();
            earlier.awaitLine("another replay writes to the topic .*", PATIENCE);
        }
        AuditRun verified = audited.verify("--topic", topic);
        assertThat(verified.code()).as(verified.all()).isZero();
    }

    @Test
    void theRateIsNeverExceeded() {
        long begun = System.nanoTime();

        AuditRun run =
                audited.replay("--to-topic", topic, "--checkpoint", checkpoint().toString(), "--rate", "60");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1_000L * (CITIES + 1) / 60 - 100));
    }

    /** Each time when something more was written. */
    private void killSometimes(String... options) {
        for (int kill = 0; kill < KILLS; kill++) {
            long before = position();
            try (JavaProcess replay = start(options)) {
                await().atMost(PATIENCE).until(() -> position() > before);
                LockSupport.parkNanos(random.nextLong(Duration.ofMillis(400).toNanos()));
                replay.kill();
            }
        }
        assertThat(position()).isLessThan(CITIES);
    }

    /** As the checkpoint says. */
    private long position() {
        return Files.exists(checkpoint())
                ? read(checkpoint()).get("parts").get(partition).get("position").asLong()
                : 0;
    }

    private void awaitRecords(int count) {
        await().atMost(PATIENCE)
                .until(() -> Files.exists(checkpoint())
                        && tenantry.kafka().readCommitted(topic).size() >= count);
    }

    private JavaProcess start(String... options) {
        return JavaProcess.builder(Audit.class)
                .arguments(audited.replayCommand(with(options, "--rate", RATE)).toArray(String[]::new))
                .start();
    }

    /** What the checkpoint says is to be done, with nothing done yet. */
    private Path fromTheBeginning(MongoDatabase target) throws IOException {
        ObjectNode replay = (ObjectNode) read(checkpoint());
        replay.put("target", "database " + target.getName()).put("isComplete", false);
        for (JsonNode part : (ArrayNode) replay.get("parts")) {
            ((ObjectNode) part).put("position", 0).put("hash", "");
        }
        return Files.writeString(files.resolve("same.json"), replay.toString());
    }

    private static List<Document> documents(MongoDatabase database) {
        return database.getCollection("log_" + partition)
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    private Path checkpoint() {
        return files.resolve("replay.json");
    }

    private static JsonNode read(Path file) {
        return JSON.readTree(file);
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
