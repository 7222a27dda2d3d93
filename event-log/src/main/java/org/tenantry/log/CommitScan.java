package org.tenantry.log;

import com.mongodb.client.MongoCursor;
import java.util.Iterator;
import org.bson.RawBsonDocument;

/**
 * The commits of a partition from a position on to the head, one after another, for those who want
 * many. To be closed.
 */
public final class CommitScan implements Iterator<Commit>, AutoCloseable {
    private final MongoCursor<RawBsonDocument> documents;
    private long expected;

    CommitScan(MongoCursor<RawBsonDocument> documents, long from) {
        this.documents = documents;
        this.expected = from;
    }

    @Override
    public boolean hasNext() {
        return MongoCommitStore.asking(documents::hasNext);
    }

    /**
     * The next commit.
     *
     * @throws LogUnavailableException if the server gives no answer
     * @throws LogDamagedException if it does not begin where the one before ends
     */
    @Override
    public Commit next() {
        Commit commit = MongoCommitStore.asking(() -> CommitDocument.read(documents.next()));
        if (commit.position() != expected) {
            throw new LogDamagedException("there is nothing at position " + expected + ", and commit " + commit.id()
                    + " stands behind it at " + commit.position());
        }
        expected = commit.end();
        return commit;
    }

    @Override
    public void close() {
        documents.close();
    }
}
