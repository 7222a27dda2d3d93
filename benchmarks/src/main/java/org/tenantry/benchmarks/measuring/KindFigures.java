package org.tenantry.benchmarks.measuring;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToLongFunction;

/** What all rounds of a kind showed. */
public final class KindFigures {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Latencies latencies = new Latencies();
    private final List<Measurement> rounds = new ArrayList<>();

    /** Adds a round. */
    public void add(Measurement round) {
        latencies.add(round.latencies());
        rounds.add(round);
    }

    /** Of calls. */
    public Latencies latencies() {
        return latencies;
    }

    /** Events, in the median round: what else the machine does hits rounds, not kinds. */
    public double perSecond() {
        double[] sorted =
                rounds.stream().mapToDouble(Measurement::perSecond).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Events, from the slowest round to the fastest, as a table shows them. */
    public String rangePerSecond() {
        DoubleSummaryStatistics all =
                rounds.stream().mapToDouble(Measurement::perSecond).summaryStatistics();
        return rounds.isEmpty() ? Numbers.range(0, 0) : Numbers.range(all.getMin(), all.getMax());
    }

    /** For each event. */
    public double clientCpuMillis() {
        return total(Measurement::clientCpu) / NANOS_PER_MILLI / total(Measurement::events);
    }

    /** For each event. */
    public double serverCpuMillis() {
        return total(Measurement::serverCpu) / NANOS_PER_MILLI / total(Measurement::events);
    }

    private double total(ToLongFunction<Measurement> part) {
        return rounds.stream().mapToLong(part).sum();
    }
}
