package org.tenantry.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a partition on from a position: what follows without a gap, and never past one. */
final class PartitionReader {
    private final CommitStore store;

    PartitionReader(CommitStore store) {
        this.store = store;
    }

    /**
     * The commits from a position on, each where its predecessor ends, to the head or the end of the
     * window.
     *
     * @param from where a commit begins
     * @throws LogUnavailableException if the store gives no answer
     * @throws LogDamagedException if there is a commit behind a hole
     * @throws IllegalArgumentException if {@code from} lies within a commit
     */
    List<Commit> read(long from, int positions) {
        List<Commit> following = new ArrayList<>();
        long expected = from;
        for (Commit commit : store.readPositions(from, positions)) {
            if (commit.position() != expected && following.isEmpty()) {
                requireNoHole(expected, commit);
            }
            if (commit.position() != expected) {
                break; // who reads on from there is told why
            }
            following.add(commit);
            expected = commit.end();
        }
        return following;
    }

    /** The commit that has the event at a position. */
    Optional<Commit> commitWith(long position) {
        long earliest = Math.max(0, position - NewCommit.MAX_EVENTS + 1);
        return store.readPositions(earliest, (int) (position - earliest + 1)).stream()
                .filter(commit -> commit.end() > position)
                .findFirst();
    }

    /** A commit seen behind an absent one is a hole only if that is absent still: both may have come meanwhile. */
    private void requireNoHole(long absent, Commit beyond) {
        if (!store.readPositions(absent, 1).isEmpty()) {
            return;
        }
        commitWith(absent).ifPresent(commit -> {
            throw new IllegalArgumentException(
                    "position " + absent + " lies within the commit at " + commit.position());
        });
        throw new LogDamagedException("there is nothing at position " + absent + ", and commit " + beyond.id()
                + " stands behind it at " + beyond.position());
    }
}
