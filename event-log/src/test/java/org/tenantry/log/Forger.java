package org.tenantry.log;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Somebody who may write to the server, and knows how hashes are made. */
public final class Forger {
    private final MongoDatabase database;
    private final StoredLog log;

    /** @param log that is in the database */
    public Forger(MongoDatabase database, StoredLog log) {
        this.database = database;
        this.log = log;
    }

    /** Puts a commit before the one at a position, and chains all behind it anew. */
    public void slipIn(int partition, long position, NewCommit forged) {
        List<Commit> behind = new ArrayList<>();
        try (CommitScan scan = log.scan(partition, position)) {
            scan.forEachRemaining(behind::add);
        }
        database.getCollection("log_" + partition).deleteMany(new Document("_id", new Document("$gte", position)));
        Head head = position == 0
                ? log.beginning(partition)
                : Head.after(log.commitWith(partition, position - 1).orElseThrow());
        Commit slippedIn = Chain.link(head.hash(), position, behind.getFirst().time(), forged);
        insert(partition, slippedIn);
        head = Head.after(slippedIn);
        for (Commit commit : behind) {
            NewCommit same = new NewCommit(
                    commit.id(),
                    commit.key(),
                    commit.aggregate(),
                    commit.sequence(),
                    commit.metadata(),
                    commit.events(),
                    List.of());
            Commit anew = Chain.link(head.hash(), head.position(), commit.time(), same);
            insert(partition, anew);
            head = Head.after(anew);
        }
    }

    private void insert(int partition, Commit commit) {
        database.getCollection("log_" + partition, RawBsonDocument.class).insertOne(CommitDocument.of(commit));
    }
}
