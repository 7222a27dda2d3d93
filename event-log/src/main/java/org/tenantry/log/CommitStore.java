package org.tenantry.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One partition as the appender sees it: the port towards the driver. Writes are acknowledged by a
 * majority and journalled, reads see what a majority has.
 */
interface CommitStore {
    /** Inserts in order, stopping at the first that is refused. Never throws for the store's sake. */
    Outcome insert(List<Commit> commits);

    /**
     * The commits that begin in a window of {@code positions} from {@code from} on, by position. What
     * is added meanwhile may be seen in part.
     *
     * @throws LogUnavailableException if the store gives no answer
     */
    List<Commit> readPositions(long from, int positions);

    /**
     * The commits that are there of those asked for, in no order; none of those that were acknowledged
     * before it was called is missed, whichever node has become primary since. Fences are found by id.
     *
     * @throws LogUnavailableException if the store gives no answer
     */
    List<Commit> readCommits(Collection<? extends Key> keys);

    /**
     * The commit at the highest position, for those who are far behind; empty if there is none.
     *
     * @throws LogUnavailableException if the store gives no answer
     */
    Optional<Commit> last();

    /** What a commit is looked up by. */
    sealed interface Key {
        /** By its own id. */
        record ById(String commit) implements Key {}

        /** By the sequence of its first event. */
        record BySequence(String aggregate, long sequence) implements Key {}
    }

    /** How an insert ended. */
    sealed interface Outcome {
        /** All are stored. */
        record Stored() implements Outcome {}

        /** Those before {@code index} are stored, it and those after are not: something unique is taken. */
        record Duplicate(int index) implements Outcome {}

        /** As {@code Duplicate}, but the server refuses the commit at {@code index} for what it is, and always will. */
        record Refused(int index, String reason) implements Outcome {}

        /** Nothing was sent. */
        record NotSent(RuntimeException cause) implements Outcome {}

        /** Any beginning of the batch may be stored, now or later. */
        record Unknown(RuntimeException cause) implements Outcome {}
    }
}
