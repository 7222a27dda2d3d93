package org.tenantry.benchmarks.audit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.RawBsonDocument;
import org.tenantry.benchmarks.measuring.Machine;
import org.tenantry.benchmarks.publish.RawConsumer;
import org.tenantry.benchmarks.servers.MongoServer;

/** Reads what is audited, and does nothing with it. */
final class RawReads {
    private final MongoServer mongo;
    private final String kafka;

    RawReads(MongoServer mongo, String kafka) {
        this.mongo = mongo;
        this.kafka = kafka;
    }

    /** All documents of a log in order of position, by the driver, undecoded; as many partitions at once as there are CPUs. */
    long log(String name) throws InterruptedException {
        try (MongoClient client = mongo.connect();
                ExecutorService several = Executors.newFixedThreadPool(Machine.cpus())) {
            MongoDatabase database = client.getDatabase(name);
            List<Future<Long>> partitions = new ArrayList<>();
            for (int partition = 0; partition < AuditedSystem.PARTITIONS; partition++) {
                String collection = "log_" + partition;
                partitions.add(several.submit(() -> documents(database, collection)));
            }
            long documents = 0;
            for (Future<Long> partition : partitions) {
                documents += partition.get();
            }
            return documents;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the log could not be read: " + e.getCause(), e.getCause());
        }
    }

    private static long documents(MongoDatabase database, String collection) {
        long documents = 0;
        try (MongoCursor<RawBsonDocument> all = database.getCollection(collection, RawBsonDocument.class)
                .find(Filters.gte("_id", 0L))
                .sort(Sorts.ascending("_id"))
                .cursor()) {
            while (all.hasNext()) {
                all.next();
                documents++;
            }
        }
        return documents;
    }

    /** So many records of a topic, by a consumer alone. */
    long topic(String topic, long records) throws InterruptedException {
        long read = 0;
        try (RawConsumer consumer = new RawConsumer(kafka, topic)) {
            while (read < records) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                read += consumer.poll().count();
            }
        }
        return read;
    }
}
