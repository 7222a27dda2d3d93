package org.tenantry.command.publishing;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a partition was surely published once: a topic that ends before that has lost events. The
 * mark follows the publisher, a second behind at most, and only ever rises; but for an order to fill
 * the topic again, which lowers it to where the topic ends now. With the order the epoch changes, so
 * that a publisher from before it can no longer raise the mark.
 */
final class PublishedMark {
    private static final String POSITION = "position";
    private static final String EPOCH = "epoch";
    private static final String REFUSAL = "refusal";
    private static final String REFILL = "refill";

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> marks;
    private final String id;
    private final InstantSource clock;
    private int epoch;
    private long raisedTo;
    private Instant nextRaise = Instant.MIN;

    /** A log's and topic's own: another topic has not had what this one had. */
    PublishedMark(MongoCollection<Document> marks, String log, String topic, int partition, InstantSource clock) {
        this.marks = marks;
        this.id = log + "/" + topic + "-" + partition;
        this.clock = clock;
    }

    /** What is stored; position 0 if nothing is. */
    record State(long position, int epoch, Optional<Refusal> refusal) {

        /** From where on an order would have the topic filled again; empty if there is nothing to order. */
        OptionalLong refillFrom() {
            return refusal.map(Refusal::refillFrom).orElse(OptionalLong.empty());
        }

        /** Up to which position the topic has the log's events now, a second ago. */
        long published() {
            return refillFrom().orElse(position);
        }
    }

    State read() {
        @Nullable Document stored = marks.find(Filters.eq("_id", id)).first();
        return stored == null
                ? new State(0, 0, Optional.empty())
                : new State(
                        stored.getLong(POSITION),
                        stored.getInteger(EPOCH),
                        Optional.ofNullable(stored.get(REFUSAL, Document.class)).map(Refusal::read));
    }

    /**
     * Begins to publish at a position.
     *
     * @throws PublicationRefusedException if more than that was published before
     */
    void begin(long next) {
        State state = read();
        if (next < state.position()) {
            throw PublicationRefusedException.lost(
                    "the topic has the events before position " + next + ", and those before " + state.position()
                            + " were published: it was emptied, cut or made anew. If that was meant, order it to be"
                            + " filled again: POST " + PublishingEndpoint.REFILL,
                    next);
        }
        epoch = state.epoch();
        upsert(publishedTo(next));
        raisedTo = next;
        nextRaise = Instant.MIN;
    }

    /** Tells that all before a position is published; it is written now and then only. */
    void raise(long next) {
        if (next > raisedTo && !clock.instant().isBefore(nextRaise)) {
            raiseAtOnce(next);
        }
    }

    /**
     * Acknowledged by one server: if that loses it, the mark is a little lower than it could be.
     *
     * @throws IllegalStateException if an order came since this publisher began: it is to begin again
     */
    void raiseAtOnce(long next) {
        if (next > raisedTo) {
            long matched = marks.withWriteConcern(WriteConcern.W1)
                    .updateOne(new Document("_id", id).append(EPOCH, epoch), publishedTo(next))
                    .getMatchedCount();
            if (matched == 0) {
                throw overtaken();
            }
            raisedTo = next;
            nextRaise = clock.instant().plus(INTERVAL);
        }
    }

    private static Bson publishedTo(long position) {
        return Updates.combine(Updates.max(POSITION, position), Updates.unset(REFUSAL));
    }

    void refused(Refusal refusal) {
        epoch = read().epoch();
        upsert(Updates.combine(Updates.max(POSITION, 0L), Updates.set(REFUSAL, refusal.document())));
    }

    /**
     * Lowers the mark: the order to publish again from there on. One write, so it is given once or not.
     *
     * @param seen what the order is about
     * @return whether it was given: not if there is something else to order meanwhile
     */
    boolean lower(State seen, long from, String by) {
        Bson order = Updates.combine(
                Updates.set(POSITION, from),
                Updates.inc(EPOCH, 1),
                Updates.unset(REFUSAL),
                Updates.set(
                        REFILL,
                        new Document("from", from)
                                .append("published", seen.position())
                                .append("by", by)
                                .append("at", clock.instant())));
        return marks.updateOne(
                                new Document("_id", id)
                                        .append(EPOCH, seen.epoch())
                                        .append(POSITION, seen.position()),
                                order)
                        .getMatchedCount()
                == 1;
    }

    /** If the epoch is another by now, nothing is written, and whoever asked begins again. */
    private void upsert(Bson update) {
        try {
            marks.updateOne(new Document("_id", id).append(EPOCH, epoch), update, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getCode() == DUPLICATE_KEY) {
                throw overtaken();
            }
            throw e;
        }
    }

    private IllegalStateException overtaken() {
        return new IllegalStateException("an order to fill " + id + " again came meanwhile");
    }
}
