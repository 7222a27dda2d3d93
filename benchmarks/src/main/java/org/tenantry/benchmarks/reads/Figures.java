package org.tenantry.benchmarks.reads;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tenantry.benchmarks.measuring.KindFigures;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;

/** All that was measured. */
final class Figures {
    private final SortedMap<Kind, KindFigures> searches = new TreeMap<>();
    private final SortedMap<Integer, KindFigures> constants = new TreeMap<>();
    private final KindFigures projection = new KindFigures();
    private final KindFigures rawProjection = new KindFigures();
    private final VisibleRounds.Figures visible = new VisibleRounds.Figures();
    private long projected;

    void add(Kind kind, Measurement round) {
        searches.computeIfAbsent(kind, first -> new KindFigures()).add(round);
    }

    void addConstant(int tenants, Measurement round) {
        constants.computeIfAbsent(tenants, first -> new KindFigures()).add(round);
    }

    KindFigures of(Kind kind) {
        return searches.getOrDefault(kind, new KindFigures());
    }

    /** Of the endpoint that answers a constant, while there were so many tenants. */
    KindFigures constant(int tenants) {
        return constants.getOrDefault(tenants, new KindFigures());
    }

    void projected(long events) {
        projected = events;
    }

    /** How many events there were to project. */
    long projected() {
        return projected;
    }

    KindFigures projection() {
        return projection;
    }

    KindFigures rawProjection() {
        return rawProjection;
    }

    VisibleRounds.Figures visible() {
        return visible;
    }

    Optional<String> firstError() {
        return Stream.of(
                        searches.values().stream().map(KindFigures::latencies),
                        constants.values().stream().map(KindFigures::latencies),
                        Stream.of(visible.commands(), visible.visible(), visible.readAlone()))
                .flatMap(all -> all)
                .map(Latencies::firstError)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
