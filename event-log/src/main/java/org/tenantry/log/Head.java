package org.tenantry.log;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place between two commits of a partition, and all that is needed to go on from there: how far it
 * is known to be stored by a majority, or to be intact.
 *
 * @param position where the next commit begins
 * @param hash of the last commit, or the genesis
 * @param time of the last commit, or the epoch
 */
public record Head(long position, Hash hash, Instant time) {
    /** Where a partition begins. */
    static Head genesis(LogMeta meta, int partition) {
        return genesis(meta.log(), partition, meta.partitions());
    }

    /** Where a partition of a log begins, whether there is such a log or not. */
    public static Head genesis(String log, int partition, int partitions) {
        return new Head(0, Chain.genesis(log, partition, partitions), Instant.EPOCH);
    }

    /** The place behind a commit, by what it says of itself. */
    public static Head after(Commit commit) {
        return new Head(commit.end(), commit.hash(), commit.time());
    }

    /**
     * What a commit is made into when something of it is to stand here: chained to what is before, of the same id, key,
     * aggregate and time.
     */
    public Commit followedBy(Commit origin, long sequence, Map<String, String> metadata, List<LogEvent> events) {
        Map<String, String> ordered = Collections.unmodifiableMap(new TreeMap<>(metadata));
        Hash content =
                Chain.content(origin.id(), origin.key(), origin.aggregate(), sequence, origin.time(), ordered, events);
        return new Commit(
                position,
                origin.id(),
                origin.key(),
                origin.aggregate(),
                sequence,
                origin.time(),
                ordered,
                List.copyOf(events),
                content,
                Chain.hash(hash, position, events.size(), content));
    }
}
