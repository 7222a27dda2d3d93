package org.tenantry.benchmarks.http;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long requests took, and what went wrong; for one thread until they are added up. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram nanos = new Histogram(3);
    private long errors;
    private @Nullable String firstError;

    void took(long duration) {
        nanos.recordValue(duration);
    }

    void failed(String error) {
        errors++;
        if (firstError == null) {
            firstError = error;
        }
    }

    Latencies add(Latencies others) {
        nanos.add(others.nanos);
        errors += others.errors;
        if (firstError == null) {
            firstError = others.firstError;
        }
        return this;
    }

    /** How many were answered well. */
    long count() {
        return nanos.getTotalCount();
    }

    long errors() {
        return errors;
    }

    @Nullable String firstError() {
        return firstError;
    }

    double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
