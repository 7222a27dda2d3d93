package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.Position;
import org.tenantry.query.configuration.ConfigurationProjection;
import org.tenantry.query.configuration.VersionsProjection;
import org.tenantry.query.history.HistoryProjection;
import org.tenantry.query.plan.PlanProjection;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.DomainProjection;
import org.tenantry.query.tenant.PersonalText;
import org.tenantry.query.tenant.TenantProjection;
import org.tenantry.sealing.Opener;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;

/** Every projection, made anew from the topic, is what it was; however the topic comes, and whoever is killed meanwhile. */
@MongoTest
class ReplayedProjectionsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PARTITIONS = 8;
    private static final int WRITES = 150;
    private static final int BATCH = 40;
    private static final int STEPS = 3;
    private static final String REASON = "{\"reason\": \"merged\"}";

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    /** By partition the last position that was written. */
    private static final Map<Integer, Position> ends = new HashMap<>();

    private static List<ConsumerRecord<String, byte[]>> records = List.of();
    private static Map<String, List<Document>> served = Map.of();

    @BeforeAll
    static void allThatCanHappenHappens() throws InterruptedException {
        long seed = new Random().nextInt(1_000_000);
        PlantedTrees trees = PlantedTrees.plant(tenantry, new Random(seed));
        for (int written = 0; written < WRITES; written++) {
            trees.write();
        }
        List<String> positions = new ArrayList<>(trees.positions());
        positions.addAll(comeAndGo());
        positions.stream()
                .map(position -> Position.parse(position).orElseThrow())
                .forEach(position -> ends.merge(
                        position.partition(), position, (one, other) -> one.offset() > other.offset() ? one : other));

        awaitProjected(tenantry.projections(), ends);
        served = documents(tenantry.projections());
        records = tenantry.kafka().readCommitted(tenantry.topic());
        assertThat(served)
                .as("seed " + seed)
                .allSatisfy((name, documents) -> assertThat(documents).isNotEmpty());
    }

    /** Archived, restored and erased; with domains that come and go. */
    private static List<String> comeAndGo() {
        Api api = tenantry.asPlatformAdmin();
        List<Answer> answers = new ArrayList<>();
        for (String tenant : List.of("crane", "egret", "crane.leaf", "egret.leaf")) {
            answers.add(api.post(
                    "/v1/tenants",
                    "{\"id\": \"%s\", \"name\": \"A\", \"kind\": \"city\", \"contact\": {\"email\": \"a@b.example\"}}"
                            .formatted(tenant)));
        }
        answers.add(api.putNothing("/v1/tenants/crane.leaf/domains/leaf.example"));
        answers.add(api.patch(
                "/v1/tenants/crane.leaf/overrides/" + PlantedTrees.NAMESPACE, "{\"values\": {\"password\": \"x\"}}"));
        answers.add(api.post("/v1/tenants/crane.leaf/archive", REASON));
        answers.add(api.post("/v1/tenants/crane.leaf/restore", REASON));
        answers.add(api.post("/v1/tenants/crane.leaf/archive", REASON));
        answers.add(api.post("/v1/tenants/crane.leaf/erase", REASON));
        answers.add(api.putNothing("/v1/tenants/egret.leaf/domains/other.example"));
        answers.add(api.delete("/v1/tenants/egret.leaf/domains/other.example"));
        answers.add(api.putNothing("/v1/tenants/egret.leaf/domains/other.example"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 299));
        return answers.stream().map(Answer::position).toList();
    }

    @Test
    void fromTheTopicAsItIs() throws InterruptedException {
        assertThat(projected(tenantry.freshDatabase(), tenantry.topic())).isEqualTo(served);
    }

    @Test
    void whereEachBatchIsPublishedTwice() throws InterruptedException {
        String twice = tenantry.kafka().freshTopic(PARTITIONS);
        for (int from = 0; from < records.size(); from += BATCH) {
            List<ConsumerRecord<String, byte[]>> batch = records.subList(from, Math.min(records.size(), from + BATCH));
            publish(twice, batch);
            publish(twice, batch);
        }

        assertThat(projected(tenantry.freshDatabase(), twice)).isEqualTo(served);
    }

    @Test
    void whereThoseWhoWroteAreKilledBeforeTheyNotedIt() throws InterruptedException {
        String growing = tenantry.kafka().freshTopic(PARTITIONS);
        MongoDatabase database = tenantry.freshDatabase();
        MongoCollection<Document> progress = database.getCollection("progress");
        List<Document> notedBefore = List.of();
        for (int step = 0; step < STEPS; step++) {
            List<ConsumerRecord<String, byte[]>> next = ofEachPartition(step);
            publish(growing, next);
            Map<Integer, Position> last = new HashMap<>();
            next.forEach(record -> last.put(record.partition(), position(record)));
            ReadModels models = start(database, growing);
            try {
                awaitProjected(models, last);
            } finally {
                models.stop();
            }
            List<Document> noted = progress.find().into(new ArrayList<>());
            progress.drop();
            if (!notedBefore.isEmpty()) {
                progress.insertMany(notedBefore);
            }
            notedBefore = noted;
        }

        assertThat(projected(database, growing)).isEqualTo(served);
    }

    /** The next part of each. */
    private static List<ConsumerRecord<String, byte[]>> ofEachPartition(int step) {
        return records.stream().collect(Collectors.groupingBy(ConsumerRecord::partition)).values().stream()
                .flatMap(all -> all.subList(all.size() * step / STEPS, all.size() * (step + 1) / STEPS).stream())
                .toList();
    }

    private static Map<String, List<Document>> projected(MongoDatabase database, String topic)
            throws InterruptedException {
        ReadModels models = start(database, topic);
        try {
            awaitProjected(models, ends);
            return documents(models);
        } finally {
            models.stop();
        }
    }

    private static ReadModels start(MongoDatabase database, String topic) {
        ReadModels models = new ReadModels(
                database,
                KafkaConnection.to(tenantry.kafka().bootstrapServers()),
                topic,
                List.of(
                        new TenantProjection(PersonalText.openedBy(new Opener(tenantry.keyring()))),
                        new DomainProjection(),
                        new PlanProjection(),
                        new ConfigurationProjection(),
                        new VersionsProjection(),
                        new HistoryProjection()));
        assertThat(models.names())
                .as("all there are: a new one is named here too")
                .containsExactlyInAnyOrderElementsOf(served.keySet());
        models.start();
        return models;
    }

    private static void awaitProjected(ReadModels models, Map<Integer, Position> last) throws InterruptedException {
        for (String name : models.names()) {
            for (Position end : last.values()) {
                assertThat(models.positions(name).await(end, PATIENCE))
                        .as("%s projects %s", name, end)
                        .isTrue();
            }
        }
    }

    private static Map<String, List<Document>> documents(ReadModels models) {
        Map<String, List<Document>> documents = new TreeMap<>();
        for (String name : models.names()) {
            documents.put(
                    name,
                    models.collection(name)
                            .find(Filters.gt("_id", ""))
                            .sort(Sorts.ascending("_id"))
                            .into(new ArrayList<>()));
        }
        return documents;
    }

    private static Position position(ConsumerRecord<String, byte[]> record) {
        return new Position(record.partition(), Long.parseLong(LogAndTopic.header(record, "tenantry_position")));
    }

    private static void publish(String topic, List<ConsumerRecord<String, byte[]>> some) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", tenantry.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = some.stream()
                    .map(record -> producer.send(new ProducerRecord<>(
                            topic, record.partition(), record.key(), record.value(), record.headers())))
                    .toList();
            sent.forEach(one -> assertThat(one).succeedsWithin(PATIENCE));
        }
    }
}
