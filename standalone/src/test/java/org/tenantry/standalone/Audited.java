package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.tenantry.events.Position;
import org.tenantry.log.StoredLog;

/** A running system's log, or a copy of it to be changed, under the eyes of the audit. */
final class Audited {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TenantryExtension tenantry;
    private final MongoDatabase database;

    /** The log as it is. */
    Audited(TenantryExtension tenantry) {
        this(tenantry, tenantry.logDatabase());
    }

    /** Another log on the same server. */
    Audited(TenantryExtension tenantry, MongoDatabase database) {
        this.tenantry = tenantry;
        this.database = database;
    }

    /** Creates the state pb with so many cities, all of them published; the partition that they are in. */
    static int stateWithCities(TenantryExtension tenantry, int cities) {
        Api api = tenantry.asPlatformAdmin();
        String position = api.create("pb").position();
        for (int city = 0; city < cities; city++) {
            assertThat(api.create("pb.city" + city).status()).isEqualTo(201);
        }
        await().atMost(PATIENCE)
                .until(() -> tenantry.kafka().readCommitted(tenantry.topic()).size() == cities + 1);
        return Position.parse(position).orElseThrow().partition();
    }

    static Audited copyOf(TenantryExtension tenantry) {
        return new Audited(tenantry, copyOf(tenantry, tenantry.logDatabase()));
    }

    /** A database with all that another has, its indexes included. */
    static MongoDatabase copyOf(TenantryExtension tenantry, MongoDatabase original) {
        MongoDatabase copy = tenantry.freshDatabase();
        for (String name : original.listCollectionNames()) {
            List<RawBsonDocument> documents =
                    original.getCollection(name, RawBsonDocument.class).find().into(new ArrayList<>());
            if (!documents.isEmpty()) {
                copy.getCollection(name, RawBsonDocument.class).insertMany(documents);
            }
            for (Document index : original.getCollection(name).listIndexes()) {
                tenantry.watched(copy)
                        .getCollection(name)
                        .createIndex(
                                index.get("key", Document.class),
                                new IndexOptions().unique(index.getBoolean("unique", false)));
            }
        }
        return copy;
    }

    void assertIntact() {
        AuditRun run = verify();
        assertThat(run.code()).as(run.all()).isZero();
    }

    /** The log, and what a query side stores. */
    void assertIntactWith(MongoDatabase readModels) {
        AuditRun run = verifyReadModels(readModels);
        assertThat(run.code()).as(run.all()).isZero();
    }

    /** Where it is. */
    MongoDatabase database() {
        return database;
    }

    /** To be read. */
    StoredLog log() {
        return StoredLog.openReadOnly(tenantry.mongodbUri(), tls -> {}, database.getName());
    }

    /** A topic with all that the system's has, after a change; its name. */
    String copyOfTopic(Consumer<List<ProducerRecord<String, byte[]>>> change) {
        String topic = tenantry.kafka().freshTopic(tenantry.log().partitions());
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        tenantry.kafka()
                .readCommitted(tenantry.topic())
                .forEach(record -> records.add(new ProducerRecord<>(
                        topic,
                        record.partition(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers())));
        change.accept(records);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", tenantry.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            producer.flush();
            sent.forEach(Future::resultNow);
        }
        return topic;
    }

    /** Runs {@code dev audit verify}, for people and for scripts. */
    AuditRun verify(String... options) {
        return runForBoth(
                arguments(List.of("verify", "--kafka", tenantry.kafka().bootstrapServers()), options));
    }

    /** Runs {@code dev audit verify} on the log and what a query side stores. */
    AuditRun verifyReadModels(MongoDatabase readModels) {
        return verify("--read-models", "--read-models-database", readModels.getName());
    }

    /** Runs {@code dev audit doctor}, for people and for scripts. */
    AuditRun doctor(String... options) {
        return runForBoth(arguments(List.of("doctor"), options));
    }

    /** Runs {@code dev audit timeline}. */
    AuditRun timeline(String... options) {
        return run("timeline", options);
    }

    /** Runs {@code dev audit state}. */
    AuditRun state(String... options) {
        return run("state", options);
    }

    /** Runs {@code dev audit diff}. */
    AuditRun diff(String... options) {
        return run("diff", options);
    }

    /** Runs {@code dev audit proof}. */
    AuditRun proof(String... options) {
        return run("proof", options);
    }

    private AuditRun run(String command, String... options) {
        return run(arguments(List.of(command), options));
    }

    private static List<String> arguments(List<String> first, String... options) {
        List<String> arguments = new ArrayList<>(first);
        arguments.addAll(List.of(options));
        return arguments;
    }

    /** For people, and once more for scripts. */
    private AuditRun runForBoth(List<String> arguments) {
        AuditRun forPeople = run(arguments);
        List<String> asJson = new ArrayList<>(arguments);
        asJson.add("--json");
        return new AuditRun(
                forPeople.code(), forPeople.out(), forPeople.err(), run(asJson).out());
    }

    /** How {@code dev audit replay} is called, to fill from here. */
    List<String> replayCommand(String... options) {
        List<String> arguments = arguments(List.of("replay"), options);
        arguments.addAll(List.of("--kafka", tenantry.kafka().bootstrapServers(), "--live-topic", tenantry.topic()));
        arguments.addAll(List.of("--mongodb", tenantry.mongodbUri(), "--database", database.getName()));
        return arguments;
    }

    /** Runs {@code dev audit replay}. */
    AuditRun replay(String... options) {
        return AuditRun.of(replayCommand(options));
    }

    /** Runs {@code dev audit erasure}, for people and for scripts. */
    AuditRun erasure(String tenant, String... options) {
        List<String> arguments = arguments(List.of("erasure", tenant), options);
        arguments.addAll(List.of("--kafka", tenantry.kafka().bootstrapServers()));
        arguments.addAll(List.of("--read-models-mongodb", tenantry.unwatchedMongodbUri()));
        arguments.addAll(List.of("--read-models-database", tenantry.readModels().getName()));
        arguments.addAll(List.of("--keys-mongodb", tenantry.unwatchedMongodbUri()));
        arguments.addAll(List.of("--keys-database", tenantry.keysDatabase().getName()));
        return runForBoth(arguments);
    }

    private AuditRun run(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--mongodb", tenantry.mongodbUri(), "--database", database.getName()));
        return AuditRun.of(all);
    }
}
