package org.tenantry.log;

import java.time.Instant;

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
        return new Head(0, Chain.genesis(meta.log(), partition, meta.partitions()), Instant.EPOCH);
    }

    static Head after(Commit commit) {
        return new Head(commit.end(), commit.hash(), commit.time());
    }
}
