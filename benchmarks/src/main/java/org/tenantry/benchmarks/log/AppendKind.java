package org.tenantry.benchmarks.log;

import java.util.Comparator;

/**
 * What is measured in rounds of its own.
 *
 * @param callers at the same time
 * @param filled whether the store holds events before the first round, or nothing before each
 */
record AppendKind(int callers, boolean filled, Contender contender) implements Comparable<AppendKind> {
    private static final Comparator<AppendKind> ORDER = Comparator.comparingInt(AppendKind::callers)
            .thenComparing(AppendKind::filled)
            .thenComparing(AppendKind::contender);

    AppendKind with(Contender other) {
        return new AppendKind(callers, filled, other);
    }

    AppendKind empty() {
        return new AppendKind(callers, false, contender);
    }

    String threads() {
        return callers == 1 ? "1 thread" : callers + " threads";
    }

    @Override
    public int compareTo(AppendKind other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return contender.describe(callers) + ", " + threads() + (filled ? ", filled" : "");
    }
}
