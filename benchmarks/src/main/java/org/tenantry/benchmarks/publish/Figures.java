package org.tenantry.benchmarks.publish;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.measuring.KindFigures;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;

/** All that was measured. */
final class Figures {
    private final SortedMap<Kind, KindFigures> kinds = new TreeMap<>();

    void add(Kind kind, Measurement round) {
        kinds.computeIfAbsent(kind, first -> new KindFigures()).add(round);
    }

    SortedMap<Kind, KindFigures> kinds() {
        return kinds;
    }

    /** Events a second as a part of the limit's. */
    double ofLimit(Kind kind) {
        @Nullable KindFigures figures = kinds.get(kind);
        @Nullable KindFigures limit = kinds.get(kind.limit());
        return figures == null || limit == null ? Double.NaN : figures.perSecond() / limit.perSecond();
    }

    Optional<String> firstError() {
        return kinds.values().stream()
                .map(KindFigures::latencies)
                .map(Latencies::firstError)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
