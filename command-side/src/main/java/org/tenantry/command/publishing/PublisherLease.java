package org.tenantry.command.publishing;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which node publishes a partition: a document with its holder and the time until when. Clocks may
 * differ; then two nodes hold it for a while, and Kafka's fencing lets one of them write.
 */
final class PublisherLease {
    private final MongoCollection<Document> leases;
    private final int partition;
    private final String node;
    private final Duration duration;
    private final InstantSource clock;
    private Instant renewAt = Instant.MIN;

    PublisherLease(
            MongoCollection<Document> leases, int partition, String node, Duration duration, InstantSource clock) {
        this.leases = leases;
        this.partition = partition;
        this.node = node;
        this.duration = duration;
        this.clock = clock;
    }

    /** Takes or keeps the lease; asks the database only when a third of it is over. */
    boolean hold() {
        Instant now = clock.instant();
        if (now.isBefore(renewAt)) {
            return true;
        }
        boolean held = take(now);
        renewAt = held ? now.plus(duration.dividedBy(3)) : Instant.MIN;
        return held;
    }

    /** Not by an upsert: servers differ in which key it inserts, and in how its refusal is told. */
    private boolean take(Instant now) {
        Instant until = now.plus(duration);
        Bson oursOrFree = new Document("_id", partition)
                .append("$or", List.of(new Document("holder", node), new Document("until", new Document("$lt", now))));
        long taken = leases.updateOne(
                        oursOrFree, Updates.combine(Updates.set("holder", node), Updates.set("until", until)))
                .getMatchedCount();
        return taken == 1 || isFirst(until);
    }

    private boolean isFirst(Instant until) {
        try {
            leases.insertOne(
                    new Document("_id", partition).append("holder", node).append("until", until));
            return true;
        } catch (MongoWriteException e) {
            if (e.getCode() == 11000) {
                return false; // it is there, and another's
            }
            throw e;
        }
    }

    /** Whether some node has it, this or another. */
    boolean isHeld() {
        @Nullable Document lease = leases.find(Filters.eq("_id", partition)).first();
        return lease != null && lease.getDate("until").toInstant().isAfter(clock.instant());
    }

    /** Lets another node have it at once. */
    void release() {
        renewAt = Instant.MIN;
        leases.updateOne(
                Filters.and(Filters.eq("_id", partition), Filters.eq("holder", node)),
                Updates.set("until", Instant.EPOCH));
    }
}
