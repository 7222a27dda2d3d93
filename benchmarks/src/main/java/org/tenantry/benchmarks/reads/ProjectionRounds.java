package org.tenantry.benchmarks.reads;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.log.TenantryStore;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.publish.RawConsumer;
import org.tenantry.benchmarks.servers.RunningSystem;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.Position;
import org.tenantry.query.projection.Positions;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.PersonalText;
import org.tenantry.query.tenant.TenantProjection;
import org.tenantry.sealing.Keyring;
import org.tenantry.sealing.Opener;
import org.tenantry.subscriber.SubscriptionSettings;

/** All of the topic into an empty read model of tenants, with its indexes, from when the first of it is there. */
final class ProjectionRounds {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final RunningSystem system;
    private final MongoClient client;
    private final TenantProjection projection;
    private final Positions ends;
    private final long events;
    private final Map<String, Document> documents = new HashMap<>();

    /** Of what is on the topic now. */
    ProjectionRounds(RunningSystem system) {
        this.system = system;
        this.client = system.part("readModelsClient", MongoClient.class);
        this.projection =
                new TenantProjection(PersonalText.openedBy(new Opener(system.part("keyring", Keyring.class))));
        ReadModels readModels = system.part("readModels", ReadModels.class);
        this.ends = readModels.positions(TenantProjection.NAME);
        this.events = sum(ends);
        readModels
                .collection(TenantProjection.NAME)
                .find(Filters.gt("_id", ""))
                .forEach(tenant -> documents.put(tenant.getString("_id"), tenant));
    }

    long events() {
        return events;
    }

    /** By what keeps read models going. */
    Measurement ours() throws InterruptedException {
        MongoDatabase empty = empty();
        ReadModels readModels =
                new ReadModels(empty, KafkaConnection.to(kafka()), SubscriptionSettings.TOPIC, List.of(projection));
        Positions positions = readModels.positions(TenantProjection.NAME);
        readModels.start();
        try {
            awaitFirst(positions);
            return Measurement.of(() -> 0, latencies -> {
                long before = sum(positions);
                awaitEnds(positions);
                return events - before;
            });
        } finally {
            readModels.stop();
            empty.drop();
        }
    }

    /** By a consumer that writes what it polled as one bulkWrite of the documents that came of it, read before. */
    Measurement raw() throws InterruptedException {
        MongoDatabase empty = empty();
        MongoCollection<Document> tenants = empty.getCollection(TenantProjection.NAME);
        projection.createIndexes(tenants);
        Map<String, Document> missing = new HashMap<>(documents);
        try (RawConsumer consumer = new RawConsumer(kafka(), SubscriptionSettings.TOPIC)) {
            long first = 0;
            while (first == 0) {
                first = write(consumer, missing, tenants);
            }
            long left = events - first;
            return Measurement.of(() -> 0, latencies -> {
                long written = 0;
                while (written < left) {
                    written += write(consumer, missing, tenants);
                }
                return written;
            });
        } finally {
            empty.drop();
        }
    }

    /** Writes what there is, which may be nothing; returns how many events that is. */
    private static int write(RawConsumer consumer, Map<String, Document> missing, MongoCollection<Document> tenants) {
        int events = 0;
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll()) {
            events++;
            @Nullable Document document = missing.remove(record.key());
            if (document != null) {
                writes.add(new InsertOneModel<>(document));
            }
        }
        if (!writes.isEmpty()) {
            tenants.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        return events;
    }

    private MongoDatabase empty() {
        return client.getDatabase(
                "tenantry_bench_" + UUID.randomUUID().toString().substring(0, 8));
    }

    private String kafka() {
        return system.setting("tenantry.kafka-bootstrap-servers");
    }

    private static void awaitFirst(Positions positions) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (sum(positions) == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing is projected within " + LONGEST);
            }
            Thread.sleep(10);
        }
    }

    private void awaitEnds(Positions positions) throws InterruptedException {
        for (int partition = 0; partition < TenantryStore.PARTITIONS; partition++) {
            long end = ends.next(partition);
            if (end > 0 && !positions.await(new Position(partition, end - 1), LONGEST)) {
                throw new IllegalStateException(
                        "partition " + partition + " is at " + positions.next(partition) + " of " + end);
            }
        }
    }

    private static long sum(Positions positions) {
        return IntStream.range(0, TenantryStore.PARTITIONS)
                .mapToLong(positions::next)
                .sum();
    }
}
