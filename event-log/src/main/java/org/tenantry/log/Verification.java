package org.tenantry.log;

import com.mongodb.client.MongoCursor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BSONException;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.Damage.Kind;

/** Checks a partition commit by commit against what only appending can have made of it. */
final class Verification {
    private static final int COMMITS_BETWEEN_REPORTS = 1_000;

    private final MongoCommitStore store;
    private final Consumer<Head> progress;
    private final Map<String, Long> nextSequences = new HashMap<>();
    private final boolean fromTheBeginning;
    private Head head;

    private Verification(MongoCommitStore store, Head from, Consumer<Head> progress) {
        this.store = store;
        this.progress = progress;
        this.fromTheBeginning = from.position() == 0;
        this.head = from;
    }

    /** Verifies from a place that is known to be intact. */
    static Verdict verify(MongoCommitStore store, Head from, Consumer<Head> progress) {
        return new Verification(store, from, progress).verify();
    }

    private Verdict verify() {
        try (MongoCursor<RawBsonDocument> documents = store.scan(head.position())) {
            for (int count = 1; MongoCommitStore.asking(documents::hasNext); count++) {
                RawBsonDocument document = MongoCommitStore.asking(documents::next);
                Optional<Damage> damage = damageOf(document);
                if (damage.isPresent()) {
                    return new Verdict(head, damage);
                }
                if (count % COMMITS_BETWEEN_REPORTS == 0) {
                    progress.accept(head);
                }
            }
        }
        progress.accept(head);
        return new Verdict(head, Optional.empty());
    }

    /** What is wrong with the next commit; the head moves over it if nothing is. */
    private Optional<Damage> damageOf(RawBsonDocument document) {
        Commit commit;
        try {
            commit = CommitDocument.readStrictly(document);
        } catch (BSONException | IllegalArgumentException e) {
            return damage(Kind.CONTENT, "the document " + document.get("_id") + " is no commit: " + e.getMessage());
        }
        if (commit.position() != head.position()) {
            return damage(Kind.GAP, "the next commit, " + commit.id() + ", begins at " + commit.position());
        }
        Hash content = Chain.content(commit);
        if (!content.equals(commit.contentHash())) {
            return damage(
                    Kind.CONTENT,
                    "commit " + commit.id() + " has content hash " + commit.contentHash() + ", and its content "
                            + content);
        }
        Hash hash = Chain.hash(head.hash(), commit.position(), commit.events().size(), content);
        if (!hash.equals(commit.hash())) {
            return damage(
                    Kind.CHAIN,
                    "commit " + commit.id() + " has hash " + commit.hash() + ", and by its predecessor it is " + hash);
        }
        if (commit.time().isBefore(head.time())) {
            return damage(
                    Kind.ORDER,
                    "commit " + commit.id() + " is of " + commit.time() + ", and its predecessor of " + head.time());
        }
        long sequence = nextSequence(commit);
        if (commit.sequence() != sequence) {
            return damage(
                    Kind.SEQUENCE,
                    "commit " + commit.id() + " has sequence " + commit.sequence() + " of " + commit.aggregate()
                            + ", and " + sequence + " was next");
        }
        nextSequences.put(commit.aggregate(), commit.nextSequence());
        head = Head.after(commit);
        return Optional.empty();
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

    private Optional<Damage> damage(Kind kind, String detail) {
        return Optional.of(new Damage(head.position(), kind, detail));
    }
}
