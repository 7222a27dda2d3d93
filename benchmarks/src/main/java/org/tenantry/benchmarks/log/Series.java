package org.tenantry.benchmarks.log;

import java.util.concurrent.atomic.AtomicLong;

/** The events of one thread: an aggregate of ten after another. No other thread of the store has the same. */
final class Series {
    static final int LENGTH = 10;

    private final AtomicLong aggregates;
    private long aggregate;
    private int sequence = LENGTH;

    /**
     * Begins with the store's next aggregate.
     *
     * @param aggregates how many the store has
     */
    Series(AtomicLong aggregates) {
        this.aggregates = aggregates;
    }

    SampleEvent next() {
        if (sequence == LENGTH) {
            aggregate = aggregates.getAndIncrement();
            sequence = 0;
        }
        return new SampleEvent(aggregate, sequence++);
    }
}
