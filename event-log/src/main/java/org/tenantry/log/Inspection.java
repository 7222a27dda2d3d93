package org.tenantry.log;

import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BSONException;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.Damage.Kind;

/**
 * Checks a partition commit by commit against what only appending can have made of it: content, chain, order of times,
 * positions, sequences. Behind damage it goes on: what follows is held against what stands there, so that each wrong
 * is told once and where it is. To be closed.
 */
public final class Inspection implements Iterator<Inspected>, AutoCloseable {
    private final MongoCommitStore store;
    private final MongoCursor<RawBsonDocument> documents;
    private final Map<String, Long> nextSequences = new HashMap<>();
    private final boolean fromTheBeginning;
    private Head head;

    /** Whether what is to follow the head is not known, as what stands before it cannot be read. */
    private boolean isUnlinked;

    /** Whether something is missing, so that aggregates may have lost events. */
    private boolean hasHole;

    Inspection(MongoCommitStore store, Head from) {
        this.store = store;
        this.documents = store.scan(from.position());
        this.fromTheBeginning = from.position() == 0;
        this.head = from;
    }

    /** The place behind what was inspected last. */
    public Head head() {
        return head;
    }

    @Override
    public boolean hasNext() {
        return MongoCommitStore.asking(documents::hasNext);
    }

    /**
     * The next document.
     *
     * @throws LogUnavailableException if the server gives no answer
     */
    @Override
    public Inspected next() {
        RawBsonDocument document = MongoCommitStore.asking(documents::next);
        Commit commit;
        try {
            commit = CommitDocument.readStrictly(document);
        } catch (BSONException | IllegalArgumentException e) {
            isUnlinked = true;
            hasHole = true;
            String detail =
                    "the document " + document.get(CommitDocument.POSITION) + " is no commit: " + e.getMessage();
            return new Inspected(
                    head.position(), Optional.empty(), List.of(new Damage(head.position(), Kind.CONTENT, detail)));
        }
        List<Damage> damages = damages(commit);
        isUnlinked = false;
        nextSequences.put(commit.aggregate(), commit.nextSequence());
        head = Head.after(commit);
        return new Inspected(commit.position(), Optional.of(commit), damages);
    }

    private List<Damage> damages(Commit commit) {
        List<Damage> damages = new ArrayList<>();
        boolean follows = isUnlinked || commit.position() == head.position();
        if (!follows) {
            hasHole = true;
            damages.add(new Damage(
                    head.position(), Kind.GAP, "the next commit, " + commit.id() + ", begins at " + commit.position()));
        }
        Hash content = Chain.content(commit);
        if (!content.equals(commit.contentHash())) {
            damages.add(new Damage(
                    commit.position(),
                    Kind.CONTENT,
                    "commit " + commit.id() + " has content hash " + commit.contentHash() + ", and its content "
                            + content));
        }
        Hash hash = Chain.hash(head.hash(), commit.position(), commit.events().size(), commit.contentHash());
        if (follows && !isUnlinked && !hash.equals(commit.hash())) {
            damages.add(new Damage(
                    commit.position(),
                    Kind.CHAIN,
                    "commit " + commit.id() + " has hash " + commit.hash() + ", and by its predecessor it is " + hash));
        }
        if (commit.time().isBefore(head.time())) {
            damages.add(new Damage(
                    commit.position(),
                    Kind.ORDER,
                    "commit " + commit.id() + " is of " + commit.time() + ", and its predecessor of " + head.time()));
        }
        long sequence = nextSequence(commit);
        if (commit.sequence() < sequence || (commit.sequence() > sequence && !hasHole)) {
            damages.add(new Damage(
                    commit.position(),
                    Kind.SEQUENCE,
                    "commit " + commit.id() + " has sequence " + commit.sequence() + " of " + commit.aggregate()
                            + ", and " + sequence + " was next"));
        }
        return damages;
    }

    private long nextSequence(Commit commit) {
        @Nullable Long next = nextSequences.get(commit.aggregate());
        if (next != null) {
            return next;
        }
        return fromTheBeginning
                ? 0
                : store.lastBefore(commit.aggregate(), commit.sequence())
                        .map(Commit::nextSequence)
                        .orElse(0L);
    }

    @Override
    public void close() {
        documents.close();
    }
}
