package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tenantry.log.Commit;
import org.tenantry.log.CommitScan;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogSettings;
import org.tenantry.log.StoredLog;
import org.tenantry.subscriber.Start;
import org.tenantry.subscriber.Subscription;
import org.tenantry.subscriber.SubscriptionSettings;

/** {@code dev audit replay} fills a topic or a database with all of the log or a part, and writes nowhere else. */
class AuditReplayTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final String DEFINITION = """
            {"schema": {"type": "object", "properties": {"host": {"type": "string"}, "password": {"type": "string"}}},
             "marks": {"/password": {"secret": true}}}""";

    private static final int EVENTS = 12;

    /** Where the state's events are. */
    private static int partition;

    @TempDir
    Path files;

    private final Audited audited = new Audited(tenantry);
    private final String topic = tenantry.kafka().uniqueTopicName();
    private final MongoDatabase target = tenantry.freshDatabase();

    @BeforeAll
    static void twoStates() {
        Api api = tenantry.asPlatformAdmin();
        api.define("mail", DEFINITION);
        for (String id : List.of("pb", "pbx", "pb.city1", "pb.city10", "pb.city1.water", "pbx.city1")) {
            assertThat(api.create(id).status()).isEqualTo(201);
        }
        String[] key = {"Idempotency-Key", "a-key-of-a-test"};
        done(api.patch(
                "/v1/tenants/pb.city1",
                "{\"contact\": {\"email\": \"office@city.example\"}, \"attributes\": {\"area\": 1.50}}",
                key));
        done(api.patch("/v1/tenants/pb.city1", "{\"address\": {\"city\": \"City\", \"country\": \"IN\"}}"));
        done(api.patch(
                "/v1/tenants/pb.city1/overrides/mail", "{\"values\": {\"host\": \"h\", \"password\": \"secret\"}}"));
        done(api.put("/v1/tenants/pb.city1/domains/city.example", ""));
        partition = Integer.parseInt(done(api.post("/v1/tenants/pb.city1/archive", "{\"reason\": \"merged\"}"))
                .substring(0, 1));
        await().until(() -> tenantry.kafka().readCommitted(tenantry.topic()).size() == EVENTS + 1);
    }

    private static String done(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
        return answer.position();
    }

    @Test
    void aTopicWithAllIsTheLogsOwnAndASubscriberFollowsIt() {
        AuditRun run = intoTopic();

        assertThat(run.code()).as(run.all()).isZero();
        AuditRun verified = audited.verify("--topic", topic);
        assertThat(verified.code()).as(verified.all()).isZero();
        assertThat(written(topic)).isEqualTo(written(tenantry.topic()));
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Subscription subscription = Subscription.of(
                        SubscriptionSettings.of(tenantry.kafka().bootstrapServers(), "a-new-system-" + topic)
                                .onTopic(topic)
                                .startingAt(Start.atTheBeginning()))
                .start(event -> heard.add(event.envelope().position().toString()))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == EVENTS + 1);
            assertThat(subscription.failure()).isEmpty();
        }
    }

    @Test
    void aDatabaseWithAllIsTheLogAndIsAppendedTo() {
        AuditRun run = intoDatabase();

        assertThat(run.code()).as(run.all()).isZero();
        AuditRun verified = copy().verify("--topic", tenantry.topic());
        assertThat(verified.code()).as(verified.all()).isZero();
        try (EventLog log = EventLog.open(
                tenantry.mongodbUri(),
                target.getName(),
                LogSettings.withPartitions(tenantry.log().partitions())
                        .expecting(tenantry.log().id()))) {
            assertThat(log.knownHead(partition)).isEqualTo(tenantry.log().head(partition));
        }
        assertThat(target.getCollection("claims").countDocuments())
                .as("a domain cannot be had twice there")
                .isEqualTo(1);
        assertThat(intoDatabase().code()).as("again, with nothing left to do").isZero();
    }

    @Test
    void aSubtreeIsALogOfItsOwnAndNoSiblingIsInIt() {
        AuditRun run = intoDatabase("--subtree", "pb.city1");

        assertThat(run.code()).as(run.all()).isZero();
        AuditRun verified = copy().verify();
        assertThat(verified.findings()) // its parent is not there
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("log-illegal"));
        List<Commit> commits = commits(partition);
        assertThat(commits).extracting(Commit::key).containsOnly("pb.city1", "pb.city1.water");
        assertThat(commits.getFirst().metadata().get("origin"))
                .startsWith(tenantry.log().id() + "/" + partition + "-");
        assertThat(commits.getLast().end()).isEqualTo(8);
        assertThat(copy().log().id()).isNotEqualTo(tenantry.log().id());
        assertThat(commits(0)).isEmpty();

        MongoDatabase withPlatform = tenantry.freshDatabase();
        replay("--to-database", withPlatform.getName(), "--subtree", "pb", "--with-platform");
        AuditRun whole = new Audited(tenantry, withPlatform).verify();
        assertThat(whole.code()).as("a whole tree is legal: %s", whole.all()).isZero();
        assertThat(whole.json().get("partitions").get(0).get("events").asInt()).isEqualTo(1);
    }

    @Test
    void typesAndPositionsLeaveOutTheRest() {
        AuditRun run = intoDatabase("--type", "TenantCreated", "--type", "TenantArchived");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(commits(partition))
                .flatExtracting(Commit::events)
                .extracting(event -> event.type())
                .containsOnly("TenantCreated", "TenantArchived");
        assertThat(copy().verify().findings()).allMatch(finding -> finding.startsWith("log-illegal"));

        MongoDatabase some = tenantry.freshDatabase();
        replay("--to-database", some.getName(), "--from", partition + "-1", "--to", partition + "-3");
        try (StoredLog log = new Audited(tenantry, some).log()) {
            assertThat(log.head(partition).position()).isEqualTo(3);
            assertThat(log.head(0).position()).isZero();
        }
        MongoDatabase beginning = tenantry.freshDatabase();
        replay("--to-database", beginning.getName(), "--to", "0-0," + partition + "-3");
        try (StoredLog log = new Audited(tenantry, beginning).log()) {
            assertThat(log.id())
                    .as("a beginning is the log's own")
                    .isEqualTo(tenantry.log().id());
            assertThat(log.commitWith(partition, 3)).isEqualTo(tenantry.log().commitWith(partition, 3));
        }
    }

    @Test
    void personalDataAreLeftOutAndAllElseStays() {
        AuditRun run = intoTopic("--personal-data", "drop");
        intoDatabase("--personal-data", "drop");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(written(tenantry.topic())).anyMatch(record -> record.contains("sealed"));
        assertThat(written(topic))
                .hasSize(EVENTS + 1)
                .noneMatch(record -> record.contains("sealed"))
                .anyMatch(record -> record.contains("1.50"))
                .anyMatch(record -> record.contains("\"host\":\"h\""));
        assertThat(commits(partition)).noneMatch(commit -> commit.toString().contains("sealed"));
        AuditRun verified = copy().verify();
        assertThat(verified.code()).as(verified.all()).isZero();
    }

    @Test
    void itWritesToNothingThatIsNotItsOwn() throws IOException {
        refused(replay("--to-topic", tenantry.topic()), "is the topic that the log is published to");
        refused(
                replay(
                        "--to-topic",
                        tenantry.topic(),
                        "--to-kafka",
                        tenantry.kafka().bootstrapServers()),
                "is the topic that the log is published to");
        String full = audited.copyOfTopic(records -> {});
        refused(replay("--to-topic", full), "has records that this replay did not write");
        refused(
                replay("--to-topic", tenantry.kafka().freshTopic(3)),
                "has 3 partitions, and the log " + tenantry.log().partitions());
        refused(replay("--to-database", tenantry.logDatabase().getName()), "is the log's own database");
        refused(replay("--to-database", tenantry.readModels().getName()), "has collections already");
        assertThat(files).isEmptyDirectory();

        assertThat(intoDatabase().code()).isZero();
        refused(
                audited.replay("--to-database", target.getName(), "--subtree", "pb", "--checkpoint", checkpoint()),
                "is of another replay");
        refused(
                audited.replay("--to-topic", topic, "--checkpoint", checkpoint()),
                "begun into the database " + target.getName());
        refused(
                audited.replay("--to-database", tenantry.freshDatabase().getName(), "--checkpoint", checkpoint()),
                "begun into the database " + target.getName());
        Files.delete(Path.of(checkpoint()));
        refused(intoDatabase(), "has collections already");
    }

    @Test
    void whatIsEmptiedOrDamagedIsNotGoneOnWith() {
        intoDatabase();
        target.getCollection("log_" + partition).drop();
        refused(intoDatabase(), "was it emptied?");

        Audited damaged = Audited.copyOf(tenantry);
        damaged.database()
                .getCollection("log_" + partition)
                .updateOne(
                        com.mongodb.client.model.Filters.eq("_id", 2L),
                        com.mongodb.client.model.Updates.set("events.0.payload", "{}"));
        refused(
                damaged.replay("--to-topic", topic, "--checkpoint", checkpoint("damaged")),
                "the log is damaged at " + partition + "-2");
    }

    private static void refused(AuditRun run, String reason) {
        assertThat(run.code()).as(run.all()).isEqualTo(3);
        assertThat(run.err()).contains(reason).doesNotContain("\tat ");
    }

    private AuditRun intoTopic(String... options) {
        return replay(with(options, "--to-topic", topic));
    }

    private AuditRun intoDatabase(String... options) {
        return audited.replay(with(options, "--to-database", target.getName(), "--checkpoint", checkpoint()));
    }

    /** With a checkpoint of its own. */
    private AuditRun replay(String... options) {
        return audited.replay(with(options, "--checkpoint", checkpoint("replay-" + System.nanoTime())));
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String checkpoint() {
        return checkpoint("replay");
    }

    private String checkpoint(String name) {
        return files.resolve(name + ".json").toString();
    }

    private Audited copy() {
        return new Audited(tenantry, target);
    }

    private List<Commit> commits(int number) {
        List<Commit> commits = new ArrayList<>();
        try (StoredLog log = copy().log();
                CommitScan scan = log.scan(number, 0)) {
            scan.forEachRemaining(commits::add);
        }
        return commits;
    }

    /** All that the records of a topic have, but where they stand. */
    private static Set<String> written(String name) {
        return tenantry.kafka().readCommitted(name).stream()
                .map(AuditReplayTest::text)
                .collect(Collectors.toSet());
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        StringBuilder text =
                new StringBuilder(record.partition() + " " + record.timestamp() + " " + record.key() + " ");
        record.headers()
                .forEach(header -> text.append(header.key())
                        .append('=')
                        .append(new String(header.value(), StandardCharsets.UTF_8))
                        .append(' '));
        return text.append(new String(record.value(), StandardCharsets.UTF_8)).toString();
    }
}
