package org.tenantry.benchmarks.log;

import java.util.List;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;

/** Reads through the log, from its first partition; what it gives is in order and without gaps. */
final class LogReader implements EventReader {
    private static final int PARTITION = 0;

    private final EventLog log;
    private long position;

    LogReader(EventLog log) {
        this.log = log;
    }

    @Override
    public int readOn() {
        List<Commit> commits = log.read(PARTITION, position);
        position = commits.isEmpty() ? 0 : commits.getLast().end();
        return events(commits);
    }

    @Override
    public int readAggregate(String aggregate) {
        return events(log.readAggregate(PARTITION, aggregate, 0));
    }

    private static int events(List<Commit> commits) {
        return commits.stream().mapToInt(commit -> commit.events().size()).sum();
    }
}
