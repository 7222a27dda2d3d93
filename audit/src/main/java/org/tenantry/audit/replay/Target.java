package org.tenantry.audit.replay;

import java.util.List;
import java.util.function.Predicate;
import org.tenantry.log.Commit;
import org.tenantry.log.StoredLog;

/** What is filled. Nobody else writes there, and nothing is written elsewhere. */
interface Target extends AutoCloseable {
    /**
     * Where a partition ends.
     *
     * @param position of the next event
     * @param hash of the last commit, in hex; empty if there is none
     */
    record End(long position, String hash) {
        static final End EMPTY = new End(0, "");
    }

    /** What it is, as it stands in the checkpoint: of two that differ in it one was made anew, or meant for another. */
    String identity();

    /** What is there, once all that was begun before is settled. */
    End end(int partition);

    /**
     * Writes commits behind what is there, all or none of each.
     *
     * @throws IllegalStateException if somebody else writes there, or the server is gone; how much was written then, the
     *     end tells
     */
    void write(int partition, List<Commit> commits);

    /** When all commits are there: what else is needed, of whichever tenants have commits there. It may be repeated. */
    void complete(StoredLog source, Predicate<String> tenants);

    @Override
    void close();
}
