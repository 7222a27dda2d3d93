package org.tenantry.log;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A partition in a MongoDB collection. Its collection carries the concerns: majority and journalled
 * writes, majority reads from the primary.
 */
final class MongoCommitStore implements CommitStore {
    private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

    /**
     * BadValue, FailedToParse, TypeMismatch, InvalidBSON, DocumentValidationFailure, BSONObjectTooLarge:
     * about the document, not about the moment. The driver has no names for them.
     */
    private static final Set<Integer> REFUSED = Set.of(2, 9, 14, 22, 121, 10334);

    /** So many commits of an aggregate are asked for one by one: most have no more, or no more that are new. */
    private static final int FEW = 4;

    private final MongoCollection<RawBsonDocument> collection;

    /**
     * For questions whose answer must not be older than what was acknowledged: a majority read on a
     * primary that was just elected may be.
     */
    private final MongoCollection<RawBsonDocument> latest;

    MongoCommitStore(MongoCollection<RawBsonDocument> collection) {
        this.collection = collection;
        this.latest = collection.withReadConcern(ReadConcern.LINEARIZABLE);
    }

    /** A partition's, with its indexes. */
    static MongoCommitStore in(MongoDatabase database, int partition) {
        MongoCollection<RawBsonDocument> collection = collection(database, partition);
        collection.createIndex(
                Indexes.ascending(CommitDocument.AGGREGATE, CommitDocument.SEQUENCE), new IndexOptions().unique(true));
        collection.createIndex(Indexes.ascending(CommitDocument.COMMIT), new IndexOptions().unique(true));
        return new MongoCommitStore(collection);
    }

    /** A partition's, with the indexes that it has. */
    static MongoCommitStore asItIs(MongoDatabase database, int partition) {
        return new MongoCommitStore(collection(database, partition));
    }

    private static MongoCollection<RawBsonDocument> collection(MongoDatabase database, int partition) {
        return database.getCollection("log_" + partition, RawBsonDocument.class);
    }

    @Override
    public Outcome insert(List<Commit> commits) {
        try {
            collection.insertMany(commits.stream().map(CommitDocument::of).toList(), IN_ORDER);
            return new Outcome.Stored();
        } catch (MongoBulkWriteException e) {
            return outcome(e);
        } catch (MongoOperationTimeoutException e) {
            return new Outcome.Unknown(e);
        } catch (MongoTimeoutException e) {
            return new Outcome.NotSent(e); // no server to send to, or no connection to send on
        } catch (RuntimeException e) {
            return new Outcome.Unknown(e); // whatever it is: the appender must not end by it
        }
    }

    /** Only the index of a write error is reliable on every server; which key it was is asked by reading. */
    private static Outcome outcome(MongoBulkWriteException e) {
        if (e.getWriteErrors().isEmpty()) {
            return new Outcome.Unknown(e);
        }
        BulkWriteError error = e.getWriteErrors().get(0);
        if (error.getCategory() == ErrorCategory.DUPLICATE_KEY) {
            return new Outcome.Duplicate(error.getIndex());
        }
        return REFUSED.contains(error.getCode())
                ? new Outcome.Refused(error.getIndex(), error.getMessage())
                : new Outcome.Unknown(e); // a proxy reports failures on the way to the server like this, too
    }

    @Override
    public List<Commit> readPositions(long from, int positions) {
        Bson window = positions == 1
                ? Filters.eq(CommitDocument.POSITION, from)
                : Filters.in(
                        CommitDocument.POSITION,
                        LongStream.range(from, from + positions).boxed().toList());
        return asking(() -> {
            List<Commit> found = new ArrayList<>();
            for (RawBsonDocument document : collection
                    .find(window)
                    .sort(Sorts.ascending(CommitDocument.POSITION))
                    .batchSize(positions + 1)) { // all in one answer
                found.add(CommitDocument.read(document));
            }
            return found;
        });
    }

    @Override
    public List<Commit> readCommits(Collection<? extends Key> keys) {
        return asking(() -> {
            List<Commit> found = new ArrayList<>();
            for (Key key : keys) {
                @Nullable RawBsonDocument document = latest.find(filter(key)).first();
                if (document != null) {
                    found.add(CommitDocument.read(document));
                }
            }
            return found;
        });
    }

    /** Which of some ids are those of commits. */
    Set<String> stored(Collection<String> commits) {
        return asking(() -> {
            Set<String> stored = new HashSet<>();
            for (RawBsonDocument document : collection
                    .find(Filters.in(CommitDocument.COMMIT, commits))
                    .projection(Projections.include(CommitDocument.COMMIT))) {
                if (!document.isString(CommitDocument.POSITION)) { // no fence
                    stored.add(document.getString(CommitDocument.COMMIT).getValue());
                }
            }
            return stored;
        });
    }

    /** The commits of an aggregate that begin at {@code sequence} or beyond, in order. */
    List<Commit> readAggregate(String aggregate, long sequence) {
        return asking(() -> {
            List<Commit> found = new ArrayList<>();
            long next = sequence;
            while (found.size() < FEW) { // points are cheaper to ask for than a range, on some servers by far
                @Nullable Commit commit = at(aggregate, next);
                if (commit == null) {
                    return found;
                }
                found.add(commit);
                next = commit.nextSequence();
            }
            for (RawBsonDocument document : collection
                    .find(sequences(aggregate, "$gte", next))
                    .sort(Sorts.ascending(CommitDocument.SEQUENCE))) {
                found.add(CommitDocument.read(document));
            }
            return found;
        });
    }

    /** The commits of all aggregates whose ids begin with a text, in the order of positions. */
    List<Commit> readAggregatesBelow(String prefix) {
        return asking(() -> {
            List<Commit> found = new ArrayList<>();
            Bson below = new Document(
                    CommitDocument.AGGREGATE, new Document("$gte", prefix).append("$lt", prefix + Character.MAX_VALUE));
            for (RawBsonDocument document : collection.find(below)) {
                found.add(CommitDocument.read(document));
            }
            found.sort(Comparator.comparingLong(Commit::position));
            return found;
        });
    }

    /** An aggregate's last commit, if it begins at {@code sequence} or beyond. */
    Optional<Commit> lastFrom(String aggregate, long sequence) {
        return asking(() -> {
            @Nullable Commit last = null;
            for (int found = 0; found < FEW; found++) {
                @Nullable Commit next = at(aggregate, last == null ? sequence : last.nextSequence());
                if (next == null) {
                    return Optional.ofNullable(last);
                }
                last = next;
            }
            return lastBefore(aggregate, Long.MAX_VALUE);
        });
    }

    /** An aggregate's commit that begins at {@code sequence}. */
    Optional<Commit> find(String aggregate, long sequence) {
        return asking(() -> Optional.ofNullable(at(aggregate, sequence)));
    }

    private @Nullable Commit at(String aggregate, long sequence) {
        @Nullable RawBsonDocument document =
                collection.find(filter(new Key.BySequence(aggregate, sequence))).first();
        return document == null ? null : CommitDocument.read(document);
    }

    /** An aggregate's last commit that begins before {@code sequence}. */
    Optional<Commit> lastBefore(String aggregate, long sequence) {
        return asking(() -> Optional.ofNullable(collection
                        .find(sequences(aggregate, "$lt", sequence))
                        .sort(Sorts.descending(CommitDocument.SEQUENCE))
                        .limit(1)
                        .first())
                .map(CommitDocument::read));
    }

    /** All documents with positions from {@code from} on, by position. */
    MongoCursor<RawBsonDocument> scan(long from) {
        return asking(() -> collection
                .find(Filters.gte(CommitDocument.POSITION, from))
                .sort(Sorts.ascending(CommitDocument.POSITION))
                .cursor());
    }

    /** All documents, by aggregate and sequence. */
    MongoCursor<RawBsonDocument> scanAggregates() {
        return asking(() -> collection
                .find(Filters.gte(CommitDocument.AGGREGATE, ""))
                .sort(Sorts.ascending(CommitDocument.AGGREGATE, CommitDocument.SEQUENCE))
                .cursor());
    }

    /** Of each document that is neither at a position nor a fence, what it is. */
    List<String> strays() {
        return asking(() -> new Strays(collection).find());
    }

    @Override
    public Optional<Commit> last() {
        return asking(() -> Optional.ofNullable(collection
                        .find(Filters.gte(CommitDocument.POSITION, 0L)) // no fence
                        .sort(Sorts.descending(CommitDocument.POSITION))
                        .limit(1)
                        .first())
                .map(CommitDocument::read));
    }

    private static Bson sequences(String aggregate, String comparison, long sequence) {
        return new Document(CommitDocument.AGGREGATE, aggregate)
                .append(CommitDocument.SEQUENCE, new Document(comparison, sequence));
    }

    /** One flat document, as above: some servers use a compound index only for that form. */
    private static Bson filter(Key key) {
        return switch (key) {
            case Key.ById byId -> new Document(CommitDocument.COMMIT, byId.commit());
            case Key.BySequence at ->
                new Document(CommitDocument.AGGREGATE, at.aggregate()).append(CommitDocument.SEQUENCE, at.sequence());
        };
    }

    static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new LogUnavailableException("MongoDB gives no answer: " + e.getMessage(), e);
        } catch (BSONException | IllegalArgumentException e) {
            throw new LogUnavailableException("a commit in the log cannot be read: " + e, e);
        }
    }
}
