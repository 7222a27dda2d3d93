package org.tenantry.benchmarks.log;

import java.util.List;

/** Somewhere to append events to, in a database of its own. */
public interface EventStore extends AutoCloseable {
    /** Appends for one thread. */
    @FunctionalInterface
    interface Writer {
        /** Appends what comes next, waits until it is acknowledged, and says how many events it was. */
        int append();
    }

    /** Those who append at the same time, each in a thread of its own, when there are so many callers. */
    List<Writer> writers(int callers);

    /** Those who fill the store as fast as it takes it. Each append is a part of {@link Filling#BLOCK} events. */
    List<Writer> fillers();

    @Override
    void close();
}
