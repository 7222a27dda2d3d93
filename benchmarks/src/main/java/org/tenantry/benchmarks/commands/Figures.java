package org.tenantry.benchmarks.commands;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.measuring.KindFigures;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;

/** All that was measured. */
final class Figures {
    private final Map<Kind, KindFigures> kinds = new EnumMap<>(Kind.class);

    void add(Kind kind, Measurement round) {
        of(kind).add(round);
    }

    KindFigures of(Kind kind) {
        return kinds.computeIfAbsent(kind, first -> new KindFigures());
    }

    /** How often it was done as a part of the limit's; empty for a limit. */
    Optional<Double> ofLimit(Kind kind) {
        @Nullable Kind limit = kind.limit();
        return limit == null
                ? Optional.empty()
                : Optional.of(of(kind).perSecond() / of(limit).perSecond());
    }

    Optional<String> firstError() {
        return kinds.values().stream()
                .map(KindFigures::latencies)
                .map(Latencies::firstError)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
