package org.tenantry.audit.replay;

import java.time.Duration;
import org.tenantry.events.Position;
import org.tenantry.log.Commit;
import org.tenantry.log.CommitScan;
import org.tenantry.log.StoredLog;

/** A partition's commits between two positions, for who takes their time: MongoDB forgets a cursor that nobody asks. */
final class SourceCommits implements AutoCloseable {
    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();

    private final StoredLog log;
    private final int partition;
    private final long to;
    private long position;
    private long opened;
    private CommitScan scan;

    /** From a position, inclusive, to another, exclusive. */
    SourceCommits(StoredLog log, int partition, long from, long to) {
        this.log = log;
        this.partition = partition;
        this.position = from;
        this.to = to;
        this.scan = log.scan(partition, from);
        this.opened = System.nanoTime();
    }

    boolean hasNext() {
        return position < to;
    }

    Commit next() {
        if (System.nanoTime() - opened > FRESH_NANOS) {
            scan.close();
            scan = log.scan(partition, position);
            opened = System.nanoTime();
        }
        if (!scan.hasNext()) {
            throw new IllegalStateException(
                    "the log ends at " + new Position(partition, position) + ", and had events up to "
                            + new Position(partition, to - 1) + ": was it restored from an older copy?");
        }
        Commit commit = scan.next();
        position = commit.end();
        return commit;
    }

    @Override
    public void close() {
        scan.close();
    }
}
