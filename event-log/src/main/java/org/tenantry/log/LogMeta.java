package org.tenantry.log;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/**
 * What a log says of itself, written once when it is made.
 *
 * @param log its id
 * @param partitions how many it has
 */
record LogMeta(String log, int partitions) {
    private static final String ID = "log";
    private static final int FORMAT = 1;

    /** The log's meta document; made if there is none and no partition holds anything. */
    static LogMeta openOrCreate(MongoCollection<Document> collection, int partitions, boolean empty) {
        Optional<LogMeta> existing = find(collection);
        if (existing.isEmpty()) {
            if (!empty) {
                throw new IllegalStateException("the log in database '"
                        + collection.getNamespace().getDatabaseName()
                        + "' has commits but no meta document: it is not opened, lest a second log begins in it."
                        + " Restore the collection '"
                        + collection.getNamespace().getCollectionName() + "'.");
            }
            insert(collection, partitions);
        }
        LogMeta meta = find(collection).orElseThrow();
        if (meta.partitions != partitions) {
            throw new IllegalStateException("the log " + meta.log + " has " + meta.partitions + " partitions, and "
                    + partitions + " are configured: the number is fixed when a log is made");
        }
        return meta;
    }

    private static void insert(MongoCollection<Document> collection, int partitions) {
        try {
            collection.insertOne(new Document("_id", ID)
                    .append("log", UUID.randomUUID().toString())
                    .append("partitions", partitions)
                    .append("format", FORMAT)
                    .append("createdAt", Instant.now()));
        } catch (MongoWriteException e) {
            if (e.getCode() != 11000) {
                throw e;
            } // else another node made it at the same time
        }
    }

    private static Optional<LogMeta> find(MongoCollection<Document> collection) {
        return Optional.ofNullable(collection.find(new Document("_id", ID)).first())
                .map(document -> {
                    int format = document.getInteger("format");
                    if (format != FORMAT) {
                        throw new IllegalStateException("the log " + document.getString("log") + " has format " + format
                                + ", and this version reads format " + FORMAT);
                    }
                    return new LogMeta(document.getString("log"), document.getInteger("partitions"));
                });
    }
}
