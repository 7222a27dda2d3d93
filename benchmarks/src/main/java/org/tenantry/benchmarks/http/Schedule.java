package org.tenantry.benchmarks.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.Tenants;
import org.tenantry.benchmarks.measuring.Progress;
import org.tenantry.benchmarks.servers.RunningSystem;

/** In which order is measured: all kinds in turn, again and again, so that noise hits all alike. */
record Schedule(List<Integer> connections, Duration round, int rounds) {
    Schedule {
        connections = connections.stream().sorted().distinct().toList();
    }

    Duration duration() {
        return round.multipliedBy(steps());
    }

    private int steps() {
        return warmUp().size() + 1 + roundsToMeasure();
    }

    private int roundsToMeasure() {
        return rounds * (kinds().size() + 1);
    }

    /** Warms up, then measures. */
    Figures run(RunningSystem system) throws InterruptedException {
        Api api = Api.onPort(system.port());
        Tenants tenants = Tenants.beneathNewRoots(api);
        try (Progress progress = new Progress(steps())) {
            for (LoadKind kind : warmUp()) {
                progress.next("warm-up");
                new Round(api, tenants)
                        .run(kind.workload(), kind.connections(), round)
                        .requireNoErrors();
            }
            progress.next("warm-up");
            VisibilityRound.run(api, tenants, round);
            Figures figures = new Figures();
            for (int i = 0; i < rounds; i++) {
                measure(api, tenants, figures, progress);
            }
            return figures;
        }
    }

    /** More and more at first: a cold server has few connections to MongoDB and refuses a sudden many. */
    private List<LoadKind> warmUp() {
        int most = connections.get(connections.size() - 1);
        List<LoadKind> warmUp = new ArrayList<>();
        for (int some = 1; some < most; some *= 4) {
            warmUp.add(new LoadKind(some, Workload.CREATE));
        }
        for (Workload workload : List.of(Workload.CREATE, Workload.UPDATE, Workload.BARE)) {
            warmUp.add(new LoadKind(most, workload));
        }
        return warmUp;
    }

    private List<LoadKind> kinds() {
        return connections.stream()
                .flatMap(number -> Arrays.stream(Workload.values()).map(workload -> new LoadKind(number, workload)))
                .toList();
    }

    private void measure(Api api, Tenants tenants, Figures figures, Progress progress) throws InterruptedException {
        for (LoadKind kind : kinds()) {
            progress.next(kind.toString());
            figures.add(kind, new Round(api, tenants).run(kind.workload(), kind.connections(), round));
        }
        progress.next("visibility");
        figures.add(VisibilityRound.run(api, tenants, round));
    }
}
