package org.tenantry.benchmarks.log;

import java.util.Comparator;

/** What is measured in rounds of its own. */
record ReadKind(Task task, Reader reader) implements Comparable<ReadKind> {
    /** What is to be done. */
    enum Task {
        ONWARDS("from a position on, " + EventReader.PAGE + " events a call", "a raw cursor"),
        AGGREGATE("an aggregate of " + Series.LENGTH + " events a call", "a raw find"),
        VERIFY("verifying all, a call", "reading all from the log");

        private final String description;
        private final String limit;

        Task(String description, String limit) {
            this.description = description;
            this.limit = limit;
        }

        @Override
        public String toString() {
            return description;
        }
    }

    /** Who does it. */
    enum Reader {
        AXON,
        LOG,
        LIMIT
    }

    private static final Comparator<ReadKind> ORDER =
            Comparator.comparing(ReadKind::task).thenComparing(ReadKind::reader);

    ReadKind with(Reader other) {
        return new ReadKind(task, other);
    }

    @Override
    public int compareTo(ReadKind other) {
        return ORDER.compare(this, other);
    }

    String describe() {
        return switch (reader) {
            case AXON -> "Axon's extension";
            case LOG -> "Tenantry's log";
            case LIMIT -> "limit: " + task.limit;
        };
    }

    @Override
    public String toString() {
        return describe() + ", " + task;
    }
}
