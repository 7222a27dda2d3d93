package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.query.Published;
import org.tenantry.subscriber.PartitionReader;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.subscriber.SubscriptionSettings;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;

/** A topic of two partitions, a projection of it, and the hands that make trouble. */
final class ProjectedTopic implements AutoCloseable {
    static final Generation TRAIL = new Generation("trail", 1);

    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaExtension kafka;
    private final String topic;
    private final MongoDatabase readModels;
    private final MongoDatabase watched;
    private @Nullable ProjectionEngine<?> engine;

    ProjectedTopic(KafkaExtension kafka, MongoExtension mongo) {
        this.kafka = kafka;
        this.topic = kafka.freshTopic(PARTITIONS);
        this.readModels = mongo.freshDatabase();
        this.watched = mongo.watched(readModels);
        new ParkedDocuments(watched).createIndexes();
    }

    void publish(List<PublishedEvent> events) {
        try (KafkaProducer<String, byte[]> producer = producer(Map.of())) {
            List<Future<RecordMetadata>> sent = events.stream()
                    .map(event -> producer.send(Published.toRecord(topic, event)))
                    .toList();
            sent.forEach(one -> assertThat(one).succeedsWithin(PATIENCE));
        }
    }

    void publishInTransaction(List<PublishedEvent> events, boolean commit) {
        try (KafkaProducer<String, byte[]> producer = producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            events.forEach(event -> {
                var _ = producer.send(Published.toRecord(topic, event));
            });
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("request.timeout.ms", 10_000);
        settings.put("delivery.timeout.ms", 20_000); // what is not taken fails here, with its cause
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** The same name, with nothing in it. */
    void makeAnew() {
        kafka.makeAnew(topic, PARTITIONS);
    }

    ProjectionEngine<?> start() {
        return start(new Trail());
    }

    /** Starts a projection that may be another than the trail, under its name. */
    ProjectionEngine<?> start(Trail projection) {
        engine = new ProjectionEngine<>(
                projection,
                TRAIL,
                watched,
                new ProjectionPositions(TRAIL, watched),
                KafkaConnection.to(kafka.bootstrapServers()),
                topic);
        engine.start();
        return engine;
    }

    /** What reads it again. */
    PartitionReader reader() {
        return PartitionReader.of(
                SubscriptionSettings.of(kafka.bootstrapServers(), "none").onTopic(topic));
    }

    /** A node that keeps the trail, and is not started yet. */
    ReadModels readModels(Trail projection) {
        return new ReadModels(watched, KafkaConnection.to(kafka.bootstrapServers()), topic, List.of(projection));
    }

    /** Where the trail is; its queries are watched. */
    MongoDatabase database() {
        return watched;
    }

    void stop() {
        if (engine != null) {
            engine.stop();
            assertThat(engine.isRunning()).isFalse();
            engine = null;
        }
    }

    Map<String, List<Long>> stored() {
        return Trail.stored(readModels.getCollection("trail").find());
    }

    ProjectionPositions positions() {
        return new ProjectionPositions(TRAIL, watched);
    }

    ParkedDocuments parkedDocuments() {
        return new ParkedDocuments(watched);
    }

    List<Parked> parked() {
        return parkedDocuments().of(List.of(TRAIL.collection()), 1_000);
    }

    /** As if it had never been projected. */
    void forgetAll() {
        forgetProgress();
        readModels.getCollection("trail").drop();
    }

    void forgetProgress() {
        readModels.getCollection("progress").drop();
    }

    /** Makes the stored progress unreadable, until {@link #repairProgress}. */
    void breakProgress() {
        readModels.getCollection("progress").updateMany(new Document(), Updates.rename("position", "broken"));
    }

    void repairProgress() {
        readModels.getCollection("progress").updateMany(new Document(), Updates.rename("broken", "position"));
    }

    /** Waits until a partition is projected to before a position. */
    void awaitProjected(int partition, long next) {
        ProjectionPositions positions = positions();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(positions.next(partition)).isEqualTo(next));
    }

    void hasExactly(Collection<List<PublishedEvent>> events) {
        assertThat(stored())
                .isEqualTo(Trail.of(events.stream().flatMap(List::stream).toList()));
    }

    @Override
    public void close() {
        stop();
    }
}
