package org.tenantry.log;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a log says of itself, written once when it is made.
 *
 * @param log its id
 * @param partitions how many it has
 */
record LogMeta(String log, int partitions) {
    static final String COLLECTION = "log_meta";
    private static final String ID = "log";
    private static final int FORMAT = 1;
    private static final int DUPLICATE_KEY = 11000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * The meta document of a database's log; made if there is none, no log is expected, and no
     * partition holds anything.
     *
     * @throws IllegalStateException if what is there does not fit, with the reason
     */
    static LogMeta openOrCreate(MongoDatabase database, LogSettings settings, Time time) throws InterruptedException {
        MongoCollection<Document> collection = latest(database);
        Optional<LogMeta> existing = find(collection);
        if (existing.isEmpty()) {
            requireThatNoLogIsThere(database, settings.log());
            new LogMeta(UUID.randomUUID().toString(), settings.partitions()).insert(collection);
            existing = await(collection, time);
        }
        return existing.orElseThrow(() -> new IllegalStateException("the log's meta document in database '"
                        + database.getName() + "' was written, and cannot be read"))
                .fitting(settings);
    }

    private LogMeta fitting(LogSettings settings) {
        @Nullable String expected = settings.log();
        if (expected != null && !expected.equals(log)) {
            throw new IllegalStateException("the log there is " + log + ", and " + expected
                    + " is expected: correct the database, the server or the expected id");
        }
        if (partitions != settings.partitions()) {
            throw new IllegalStateException("the log " + log + " has " + partitions + " partitions, and "
                    + settings.partitions() + " are configured: the number is fixed when a log is made");
        }
        return this;
    }

    private static void requireThatNoLogIsThere(MongoDatabase database, @Nullable String expected) {
        if (expected != null) {
            throw new IllegalStateException("there is no log in database '" + database.getName() + "', and " + expected
                    + " is expected: correct the database or the server, or expect none to have one made");
        }
        for (String name : database.listCollectionNames().into(new ArrayList<>())) {
            if (name.matches("log_\\d+")
                    && database.getCollection(name).find().limit(1).first() != null) {
                throw new IllegalStateException("the log in database '" + database.getName()
                        + "' has commits but no meta document: it is not opened, lest a second log begins in it."
                        + " Restore the collection '" + COLLECTION + "'.");
            }
        }
    }

    /** Writes it, unless there is one. */
    void insert(MongoDatabase database) {
        insert(latest(database));
    }

    private void insert(MongoCollection<Document> collection) {
        try {
            collection.insertOne(new Document("_id", ID)
                    .append("log", log)
                    .append("partitions", partitions)
                    .append("format", FORMAT)
                    .append("createdAt", Instant.now()));
        } catch (MongoWriteException e) {
            if (e.getCode() != DUPLICATE_KEY) {
                throw e;
            } // else another node makes it at the same time
        }
    }

    /** Another node's may take a moment until a majority has it. */
    private static Optional<LogMeta> await(MongoCollection<Document> collection, Time time)
            throws InterruptedException {
        long deadline = time.nanos() + PATIENCE.toNanos();
        Backoff backoff = new Backoff(time);
        Optional<LogMeta> found = find(collection);
        while (found.isEmpty() && time.nanos() < deadline) {
            backoff.pause();
            found = find(collection);
        }
        return found;
    }

    /**
     * The meta document of a database's log, if there is one.
     *
     * @throws IllegalStateException if it is of another format
     */
    static Optional<LogMeta> find(MongoDatabase database) {
        return find(latest(database));
    }

    private static MongoCollection<Document> latest(MongoDatabase database) {
        return database.getCollection(COLLECTION).withReadConcern(ReadConcern.LINEARIZABLE);
    }

    private static Optional<LogMeta> find(MongoCollection<Document> collection) {
        return Optional.ofNullable(collection.find(new Document("_id", ID)).first())
                .map(LogMeta::read);
    }

    private static LogMeta read(Document document) {
        Object format = document.get("format");
        if (!Integer.valueOf(FORMAT).equals(format)) {
            throw new IllegalStateException("the log " + document.get("log") + " has format " + format
                    + ", and this version reads format " + FORMAT);
        }
        return new LogMeta(document.getString("log"), document.getInteger("partitions"));
    }
}
