package org.tenantry.benchmarks.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.Commit;
import org.tenantry.log.CommitScan;
import org.tenantry.log.EventLog;
import org.tenantry.log.Verdict;

/** Reads through the log, from its first partition; what it gives is in order and without gaps. */
final class LogReader implements EventReader {
    private static final int PARTITION = 0;

    private final EventLog log;
    private @Nullable CommitScan onwards;

    LogReader(EventLog log) {
        this.log = log;
    }

    @Override
    public int readOn() {
        CommitScan open = onwards;
        if (open == null || !open.hasNext()) {
            open = log.scan(PARTITION, 0);
            onwards = open;
        }
        return read(open, PAGE);
    }

    int readAll() {
        try (CommitScan all = log.scan(PARTITION, 0)) {
            return read(all, Integer.MAX_VALUE);
        }
    }

    int verifyAll() {
        Verdict verdict = log.verify(PARTITION, log.beginning(PARTITION), head -> {});
        verdict.damage().ifPresent(damage -> {
            throw new IllegalStateException(damage.toString());
        });
        return (int) verdict.intact().position();
    }

    private static int read(CommitScan scan, int most) {
        int events = 0;
        while (events < most && scan.hasNext()) {
            events += scan.next().events().size();
        }
        return events;
    }

    @Override
    public int readAggregate(String aggregate) {
        return events(log.readAggregate(PARTITION, aggregate, 0));
    }

    private static int events(List<Commit> commits) {
        return commits.stream().mapToInt(commit -> commit.events().size()).sum();
    }
}
