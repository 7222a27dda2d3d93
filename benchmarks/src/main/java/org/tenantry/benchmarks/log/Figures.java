package org.tenantry.benchmarks.log;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.measuring.KindFigures;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;

/** All that was measured. */
final class Figures {
    private final SortedMap<AppendKind, KindFigures> appends = new TreeMap<>();
    private final SortedMap<ReadKind, KindFigures> reads = new TreeMap<>();

    void add(AppendKind kind, Measurement round) {
        appends.computeIfAbsent(kind, first -> new KindFigures()).add(round);
    }

    void add(ReadKind kind, Measurement round) {
        reads.computeIfAbsent(kind, first -> new KindFigures()).add(round);
    }

    SortedMap<AppendKind, KindFigures> appends() {
        return appends;
    }

    SortedMap<ReadKind, KindFigures> reads() {
        return reads;
    }

    /** How many events a second for each of the other's: 0.5 is half as many; NaN without the other. */
    double ratio(AppendKind kind, AppendKind other) {
        return ratio(appends.get(kind), appends.get(other));
    }

    /** As for appends. */
    double ratio(ReadKind kind, ReadKind other) {
        return ratio(reads.get(kind), reads.get(other));
    }

    private static double ratio(@Nullable KindFigures figures, @Nullable KindFigures others) {
        return figures == null || others == null ? Double.NaN : figures.perSecond() / others.perSecond();
    }

    Optional<String> firstError() {
        return Stream.concat(appends.values().stream(), reads.values().stream())
                .map(KindFigures::latencies)
                .map(Latencies::firstError)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
