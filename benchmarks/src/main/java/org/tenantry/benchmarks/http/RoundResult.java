package org.tenantry.benchmarks.http;

import org.tenantry.benchmarks.measuring.Latencies;

/**
 * What a round showed; times in nanoseconds.
 *
 * @param loaded for how long it was asked
 * @param catchUp how long the read side took after that
 * @param serverCpu what everything but the generator took until then
 * @param generatorCpu what the generator took
 */
record RoundResult(Latencies latencies, long loaded, long catchUp, long serverCpu, long generatorCpu) {

    /** Errors of a round that is not measured fail the run too. */
    void requireNoErrors() {
        if (latencies.firstError() != null) {
            throw new IllegalStateException(
                    latencies.errors() + " requests failed in the warm-up, the first: " + latencies.firstError());
        }
    }

    double perSecond() {
        return latencies.count() * 1e9 / loaded;
    }
}
