package org.tenantry.benchmarks.reads;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.measuring.Progress;
import org.tenantry.benchmarks.reads.Kind.Contender;
import org.tenantry.benchmarks.servers.RunningSystem;

/**
 * In which order is measured: all kinds in turn, again and again, so that noise hits all alike.
 *
 * @param parts of it that are measured
 * @param tenants numbers of them, among which is searched one after the other
 * @param rate of creations a second while it is timed how soon one is visible
 */
record Schedule(Set<Part> parts, List<Integer> tenants, int connections, int rate, Duration round, int rounds) {
    /** Rounds of what one connection asks for, again and again, take so many times as long. */
    private static final int VISIBLE = 10;

    Schedule {
        tenants = tenants.stream().sorted().distinct().toList();
    }

    /** Makes more and more tenants and searches among them, projects them anew, then creates others. */
    Figures run(RunningSystem system) throws InterruptedException {
        Api api = Api.onPort(system.port());
        Figures figures = new Figures();
        try (Progress progress = new Progress(steps())) {
            SearchedTenants searched = new SearchedTenants(api);
            for (int number : tenants) {
                progress.next("making " + number + " tenants");
                searched.grow(number);
                if (parts.contains(Part.SEARCHES)) {
                    search(new SearchRounds(system, api, connections, round), number, figures, progress);
                }
            }
            if (parts.contains(Part.PROJECTION)) {
                project(new ProjectionRounds(system), figures, progress);
            }
            if (parts.contains(Part.VISIBLE)) {
                see(new VisibleRounds(api, rate, round.multipliedBy(VISIBLE)), figures, progress);
            }
        }
        return figures;
    }

    private int steps() {
        int ofSearches = 1 + Search.values().length * Contender.values().length;
        int inTurn = (parts.contains(Part.PROJECTION) ? 2 : 0) + (parts.contains(Part.VISIBLE) ? 1 : 0);
        int rounds = 1 + this.rounds; // a warm-up first
        return tenants.size() * (1 + (parts.contains(Part.SEARCHES) ? ofSearches * rounds : 0)) + inTurn * rounds;
    }

    private void search(SearchRounds searches, int number, Figures figures, Progress progress)
            throws InterruptedException {
        searches.compare();
        for (int i = 0; i <= rounds; i++) {
            progress.next(i == 0 ? "warm-up" : "a constant");
            Measurement constant = searches.constant();
            if (i > 0) {
                figures.addConstant(number, constant);
            }
            for (Search search : Search.values()) {
                for (Contender contender : Contender.values()) {
                    Kind kind = new Kind(number, search, contender);
                    progress.next(i == 0 ? "warm-up" : kind.toString());
                    Measurement measurement = searches.run(search, contender);
                    if (i == 0) {
                        measurement.requireNoErrors();
                    } else {
                        figures.add(kind, measurement);
                    }
                }
            }
        }
    }

    private void project(ProjectionRounds projection, Figures figures, Progress progress) throws InterruptedException {
        figures.projected(projection.events());
        for (int i = 0; i <= rounds; i++) {
            progress.next(i == 0 ? "warm-up" : "projection");
            Measurement ours = projection.ours();
            progress.next(i == 0 ? "warm-up" : "consumer and bulkWrite");
            Measurement raw = projection.raw();
            if (i > 0) {
                figures.projection().add(ours);
                figures.rawProjection().add(raw);
            }
        }
    }

    private void see(VisibleRounds visible, Figures figures, Progress progress) throws InterruptedException {
        for (int i = 0; i <= rounds; i++) {
            progress.next(i == 0 ? "warm-up" : "visible");
            visible.run(i == 0 ? new VisibleRounds.Figures() : figures.visible());
        }
    }
}
