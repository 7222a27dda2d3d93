package org.tenantry.benchmarks.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tenantry.benchmarks.log.Filling;
import org.tenantry.benchmarks.log.TenantryStore;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.measuring.Progress;
import org.tenantry.benchmarks.publish.Kind.Contender;
import org.tenantry.benchmarks.publish.Kind.Task;

/**
 * In which order is measured: all kinds in turn, again and again, so that noise hits all alike.
 *
 * @param events that wait to be published, and then to be followed
 * @param rates of events a second whose arrival is timed
 * @param round how long a round at a rate takes
 */
record Schedule(int events, List<Integer> rates, Duration round, int rounds) {
    Schedule {
        rates = rates.stream().sorted().distinct().toList();
    }

    /** Fills a log, warms up, then measures. */
    Figures run(Parts parts) throws InterruptedException {
        try (Progress progress = new Progress(2 + kinds().size() * (1 + rounds));
                TenantryStore store = parts.newLog()) {
            progress.next("filling a log");
            Filling.fill(store, events);
            progress.next("publishing it, to be followed");
            Rounds all = Rounds.prepare(parts, store.log(), events, round);
            Figures figures = new Figures();
            for (int i = 0; i <= rounds; i++) {
                for (Kind kind : kinds()) {
                    progress.next(i == 0 ? "warm-up" : kind.toString());
                    Measurement measurement = all.run(kind);
                    if (i == 0) {
                        measurement.requireNoErrors();
                    } else {
                        figures.add(kind, measurement);
                    }
                }
            }
            return figures;
        }
    }

    private List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind(Task.PUBLISH, 0, Contender.LIMIT_BEHIND_THE_LOG));
        for (Contender contender : List.of(Contender.TENANTRY, Contender.LIMIT)) {
            kinds.add(new Kind(Task.PUBLISH, 0, contender));
            kinds.add(new Kind(Task.FOLLOW, 0, contender));
            rates.forEach(rate -> kinds.add(new Kind(Task.ARRIVE, rate, contender)));
        }
        return kinds.stream().sorted().toList();
    }
}
