package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What must hold of every log, checked by reading it whole. */
public final class ChainCheck {
    private ChainCheck() {}

    /** Asserts that a partition is intact; returns all its commits. */
    public static List<Commit> assertIntact(EventLog log, int partition) {
        assertThat(log.verify(partition, log.beginning(partition), head -> {}).damage())
                .isEmpty();
        List<Commit> commits = new ArrayList<>();
        try (CommitScan scan = log.scan(partition, 0)) {
            scan.forEachRemaining(commits::add);
        }
        return commits;
    }
}
