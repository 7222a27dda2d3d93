package org.tenantry.benchmarks.commands;

import java.time.Duration;
import java.util.function.Supplier;
import org.tenantry.benchmarks.api.ClosedLoop;
import org.tenantry.benchmarks.api.OpenLoop;
import org.tenantry.benchmarks.api.Request;
import org.tenantry.benchmarks.api.Tenants;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.measuring.Progress;

/** Rounds of all kinds on the same servers. */
final class Rounds {
    /** How many steps of progress a round has. */
    static final int STEPS = 9;

    private final Parts parts;
    private final Schedule schedule;
    private final Progress progress;
    private final Tenants tenants;
    private int files;

    Rounds(Parts parts, Schedule schedule, Progress progress) {
        this.parts = parts;
        this.schedule = schedule;
        this.progress = progress;
        this.tenants = Tenants.beneathNewRoots(parts.api());
    }

    /** Some creations at some connections, measured by nobody. */
    void warmUp(int connections) throws InterruptedException {
        progress.next("warm-up");
        load(connections, tenants::create).requireNoErrors();
    }

    void run(Figures figures) throws InterruptedException {
        load(figures, Kind.BARE_CREATE, Tenants::bareCreate);
        load(figures, Kind.CREATE, tenants::create);
        load(figures, Kind.BARE_UPDATE, Tenants::bareUpdate);
        load(figures, Kind.UPDATE, tenants::update);
        loadAtRate(figures, Kind.BARE_AT_RATE, Tenants::bareCreate);
        loadAtRate(figures, Kind.CREATE_AT_RATE, tenants::create);
        TenantFile file = TenantFile.of(schedule.tenants(), "import" + files++ + "-");
        progress.next(Kind.LOG.toString());
        figures.add(Kind.LOG, LogRound.run(parts, file.commits()));
        progress.next(Kind.IMPORT.toString());
        ImportRound.Result imported = ImportRound.run(parts, file, "created");
        figures.add(Kind.IMPORT, imported.all());
        figures.add(Kind.FIRST_TENTH, imported.firstTenth());
        figures.add(Kind.LAST_TENTH, imported.lastTenth());
        progress.next(Kind.IMPORT_AGAIN.toString());
        figures.add(Kind.IMPORT_AGAIN, ImportRound.run(parts, file, "unchanged").all());
    }

    private void load(Figures figures, Kind kind, Supplier<Request> next) throws InterruptedException {
        progress.next(kind + ", " + schedule.connections() + " connections");
        figures.add(kind, load(schedule.connections(), next));
    }

    private Measurement load(int connections, Supplier<Request> next) throws InterruptedException {
        Duration duration = schedule.round();
        return Measurement.of(parts::cpu, latencies -> {
            latencies.add(ClosedLoop.run(parts.api(), connections, duration, next, answer -> {})
                    .latencies());
            return latencies.count();
        });
    }

    private void loadAtRate(Figures figures, Kind kind, Supplier<Request> next) throws InterruptedException {
        progress.next(kind + ", " + schedule.rate() + " per s");
        figures.add(
                kind,
                Measurement.of(
                        parts::cpu,
                        latencies -> OpenLoop.run(parts.api(), schedule.rate(), schedule.round(), next, latencies)));
    }
}
