package org.tenantry.benchmarks.measuring;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long requests took, and what went wrong. Any number of threads may tell it. */
public final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram nanos = new ConcurrentHistogram(3);
    private final AtomicLong errors = new AtomicLong();
    private final AtomicReference<@Nullable String> firstError = new AtomicReference<>();

    /** A request took a duration, in nanoseconds, and was answered well. */
    public void took(long duration) {
        took(duration, 1);
    }

    /** So many did, each of them as long. */
    public void took(long duration, long count) {
        nanos.recordValueWithCount(duration, count);
    }

    /** A request was not answered, or not well. */
    public void failed(String error) {
        errors.incrementAndGet();
        firstError.compareAndSet(null, error);
    }

    /** Adds others to these. */
    public Latencies add(Latencies others) {
        nanos.add(others.nanos);
        errors.addAndGet(others.errors());
        firstError.compareAndSet(null, others.firstError());
        return this;
    }

    /** How many were answered well. */
    public long count() {
        return nanos.getTotalCount();
    }

    /** How many were not. */
    public long errors() {
        return errors.get();
    }

    /** What went wrong first; null if nothing did. */
    public @Nullable String firstError() {
        return firstError.get();
    }

    /** A percentile, of 100, in milliseconds. */
    public double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
