package org.tenantry.testkit.guarantees;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/** Reads a whole log by the form of its documents. */
public final class LoggedEvents {
    /** The embedded server, unless it is told a number, answers all at once, which may be too much. */
    private static final int BATCH = 1_000;

    private LoggedEvents() {}

    /** All events, by partition and then in order. What keeps a commit from being stored is none. */
    public static List<Event> read(MongoDatabase database, int partitions) {
        List<Event> events = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            FindIterable<Document> commits = database.getCollection("log_" + partition)
                    .find(Filters.gte("_id", 0L))
                    .sort(new Document("_id", 1))
                    .batchSize(BATCH);
            for (Document commit : commits) {
                addEvents(partition, commit, events);
            }
        }
        return events;
    }

    private static void addEvents(int partition, Document commit, List<Event> events) {
        long position = commit.getLong("_id");
        String hash = HexFormat.of().formatHex(commit.get("hash", Binary.class).getData());
        for (Document event : commit.getList("events", Document.class)) {
            events.add(new Event(
                    partition,
                    position++,
                    commit.getString("key"),
                    event.getString("type"),
                    event.getString("payload"),
                    hash));
        }
    }
}
