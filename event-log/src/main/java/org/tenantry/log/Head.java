package org.tenantry.log;

import java.time.Instant;

/**
 * How far a partition is known to be stored by a majority.
 *
 * @param position where the next commit begins
 * @param hash of the last commit, or the genesis
 * @param time of the last commit, or the epoch
 */
record Head(long position, Hash hash, Instant time) {
    static Head after(Commit commit) {
        return new Head(commit.end(), commit.hash(), commit.time());
    }
}
