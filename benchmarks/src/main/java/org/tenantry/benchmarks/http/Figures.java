package org.tenantry.benchmarks.http;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tenantry.benchmarks.measuring.Latencies;

/** All that was measured. */
final class Figures {
    private final SortedMap<LoadKind, LoadFigures> loads = new TreeMap<>();
    private final Visibility visibility = new Visibility();

    void add(LoadKind kind, RoundResult round) {
        loads.computeIfAbsent(kind, first -> new LoadFigures()).add(round);
    }

    void add(Visibility round) {
        visibility.add(round);
    }

    SortedMap<LoadKind, LoadFigures> loads() {
        return loads;
    }

    Visibility visibility() {
        return visibility;
    }

    /** How often a request was answered as often as the bare one: 0.5 is half as often. */
    double ofBare(LoadKind kind) {
        LoadFigures bare = loads.get(new LoadKind(kind.connections(), Workload.BARE));
        LoadFigures figures = loads.get(kind);
        return bare == null || figures == null ? Double.NaN : figures.perSecond() / bare.perSecond();
    }

    Optional<String> firstError() {
        Stream<Latencies> visible = Stream.of(visibility.polled(), visibility.withPosition(), visibility.searchAlone());
        return Stream.concat(loads.values().stream().map(LoadFigures::latencies), visible)
                .map(Latencies::firstError)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
