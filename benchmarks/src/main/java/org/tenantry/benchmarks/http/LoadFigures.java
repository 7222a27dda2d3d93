package org.tenantry.benchmarks.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.tenantry.benchmarks.measuring.Latencies;

/** What all rounds of a kind showed. */
final class LoadFigures {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Latencies latencies = new Latencies();
    private final List<RoundResult> rounds = new ArrayList<>();

    void add(RoundResult round) {
        latencies.add(round.latencies());
        rounds.add(round);
    }

    Latencies latencies() {
        return latencies;
    }

    double perSecond() {
        return latencies.count() * NANOS_PER_SECOND / total(RoundResult::loaded);
    }

    double slowestRoundPerSecond() {
        return rounds.stream().mapToDouble(RoundResult::perSecond).min().orElse(0);
    }

    double fastestRoundPerSecond() {
        return rounds.stream().mapToDouble(RoundResult::perSecond).max().orElse(0);
    }

    /** CPU time of a request, with its publication and projection, and not the generator's. */
    double serverCpuMillis() {
        return total(RoundResult::serverCpu) / NANOS_PER_MILLI / latencies.count();
    }

    double generatorCpuMillis() {
        return total(RoundResult::generatorCpu) / NANOS_PER_MILLI / latencies.count();
    }

    /** How long the read side took, at worst, to catch up after a round. */
    double catchUpMillis() {
        return rounds.stream().mapToLong(RoundResult::catchUp).max().orElse(0) / NANOS_PER_MILLI;
    }

    private double total(ToLongFunction<RoundResult> nanos) {
        return rounds.stream().mapToLong(nanos).sum();
    }
}
