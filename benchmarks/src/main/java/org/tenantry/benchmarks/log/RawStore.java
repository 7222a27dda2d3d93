package org.tenantry.benchmarks.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.tenantry.benchmarks.servers.MongoServer;

/**
 * The limit: the log's own collections and documents, inserted with nothing to wait for, to number
 * or to hash. One batch is in flight for each partition, of as many documents as callers would wait
 * there, at most as many as the log takes.
 */
final class RawStore implements EventStore {
    private static final int MAX_BATCH = 100;

    private final MongoClient client;
    private final List<MongoCollection<Document>> partitions;
    private final Document template;
    private final AtomicLong aggregates = new AtomicLong();
    private final List<AtomicLong> positions;

    private RawStore(MongoClient client, List<MongoCollection<Document>> partitions, Document template) {
        this.client = client;
        this.partitions = partitions;
        this.template = template;
        this.positions = Stream.generate(() -> new AtomicLong(1))
                .limit(partitions.size())
                .toList();
    }

    /** Lets the log make its collections and indexes and store one commit, the pattern for all others. */
    static RawStore open(MongoServer server, String database, int partitionsInUse) {
        try (TenantryStore store = TenantryStore.open(server, database, partitionsInUse)) {
            store.log().append(0, TenantryStore.commit(new SampleEvent(-1, 0)));
        }
        MongoClient client = server.connect();
        MongoDatabase opened = client.getDatabase(database);
        List<MongoCollection<Document>> partitions = IntStream.range(0, partitionsInUse)
                .mapToObj(partition -> partition(opened, partition))
                .toList();
        Document template = Objects.requireNonNull(partitions.get(0).find().first(), "the log stored no document");
        return new RawStore(client, partitions, template);
    }

    static MongoCollection<Document> partition(MongoDatabase database, int partition) {
        return database.getCollection("log_" + partition);
    }

    /** How many documents a batch has, when so many callers share so many partitions. */
    static int batch(int callers, int partitions) {
        return Math.min(MAX_BATCH, Math.ceilDiv(callers, partitions));
    }

    @Override
    public List<Writer> writers(int callers) {
        int batch = batch(callers, partitions.size());
        return IntStream.range(0, Math.min(callers, partitions.size()))
                .mapToObj(partition -> writer(partition, batch))
                .toList();
    }

    @Override
    public List<Writer> fillers() {
        return writers(MAX_BATCH * partitions.size());
    }

    private Writer writer(int partition, int batch) {
        Series series = new Series(aggregates);
        AtomicLong position = positions.get(partition);
        return () -> {
            List<Document> documents = new ArrayList<>(batch);
            for (int i = 0; i < batch; i++) {
                documents.add(document(series.next(), position.getAndIncrement()));
            }
            partitions.get(partition).insertMany(documents);
            return batch;
        };
    }

    private Document document(SampleEvent event, long position) {
        Document document = new Document(template);
        document.replaceAll((name, value) -> value instanceof Binary hash ? another(hash) : value);
        return document.append("_id", position)
                .append("commit", "raw-commit-with-as-many-digits-" + position)
                .append("aggregate", event.tenant())
                .append("sequence", (long) event.sequence());
    }

    private static Binary another(Binary hash) {
        byte[] bytes = new byte[hash.length()];
        ThreadLocalRandom.current().nextBytes(bytes);
        return new Binary(bytes);
    }

    @Override
    public void close() {
        client.close();
    }
}
