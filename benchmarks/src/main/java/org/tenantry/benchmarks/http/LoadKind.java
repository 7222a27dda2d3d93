package org.tenantry.benchmarks.http;

import java.util.Comparator;

/** What is measured in rounds of its own: a workload at a number of connections. */
record LoadKind(int connections, Workload workload) implements Comparable<LoadKind> {
    private static final Comparator<LoadKind> ORDER =
            Comparator.comparingInt(LoadKind::connections).thenComparing(LoadKind::workload);

    @Override
    public int compareTo(LoadKind other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return workload + ", " + connections + (connections == 1 ? " connection" : " connections");
    }
}
