package org.tenantry.benchmarks.publish;

import java.util.Comparator;

/**
 * What is measured in rounds of its own.
 *
 * @param perSecond how many events are appended, where that is fixed, else 0
 * @param contender with whose code
 */
record Kind(Task task, int perSecond, Contender contender) implements Comparable<Kind> {
    enum Task {
        PUBLISH("from the log to the topic", "the publisher"),
        FOLLOW("from the topic to a handler that does nothing", "a subscription"),
        ARRIVE("from a command's answer to a reader", "the publisher");

        private final String description;
        private final String ours;

        Task(String description, String ours) {
            this.description = description;
            this.ours = ours;
        }

        @Override
        public String toString() {
            return description;
        }
    }

    enum Contender {
        TENANTRY,
        /** Publishing only: what reading the log costs as well, which the limit does without. */
        LIMIT_BEHIND_THE_LOG,
        LIMIT
    }

    private static final Comparator<Kind> ORDER =
            Comparator.comparing(Kind::task).thenComparingInt(Kind::perSecond).thenComparing(Kind::contender);

    Kind limit() {
        return new Kind(task, perSecond, Contender.LIMIT);
    }

    String describe() {
        return switch (contender) {
            case TENANTRY -> task.ours;
            case LIMIT_BEHIND_THE_LOG -> "the log is read, then as the limit";
            case LIMIT ->
                task == Task.FOLLOW
                        ? "limit: a consumer that decodes the JSON"
                        : "limit: transactional producers, the same records";
        };
    }

    @Override
    public int compareTo(Kind other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return task + (perSecond == 0 ? "" : ", " + perSecond + " per s") + ", " + describe();
    }
}
