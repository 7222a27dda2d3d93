package org.tenantry.log;

import com.mongodb.client.MongoCursor;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.bson.BSONException;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a partition, aggregate by aggregate in the order of their ids, each aggregate's in order. What cannot be read
 * is passed over: {@link Inspection} tells of it. To be closed.
 */
public final class AggregateScan implements Iterator<Commit>, AutoCloseable {
    private final MongoCursor<RawBsonDocument> documents;
    private @Nullable Commit next;

    AggregateScan(MongoCursor<RawBsonDocument> documents) {
        this.documents = documents;
    }

    @Override
    public boolean hasNext() {
        while (next == null && MongoCommitStore.asking(documents::hasNext)) {
            next = readable(MongoCommitStore.asking(documents::next));
        }
        return next != null;
    }

    private static @Nullable Commit readable(RawBsonDocument document) {
        try {
            Commit commit = CommitDocument.read(document);
            return commit.isFence() ? null : commit;
        } catch (BSONException | IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The next commit, which stays the next.
     *
     * @throws NoSuchElementException if there is none
     */
    public Commit peek() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("there is no commit behind the last");
        }
        return next;
    }

    @Override
    public Commit next() {
        Commit commit = peek();
        next = null;
        return commit;
    }

    @Override
    public void close() {
        documents.close();
    }
}
