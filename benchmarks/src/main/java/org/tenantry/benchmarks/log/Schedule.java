package org.tenantry.benchmarks.log;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tenantry.benchmarks.log.ReadStores.Reading;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.measuring.Progress;
import org.tenantry.benchmarks.servers.MongoServer;

/**
 * In which order is measured: all kinds in turn, again and again, so that noise hits all alike.
 *
 * @param filled how many events a filled store holds before the first round; 0 to measure none
 */
record Schedule(List<Integer> callers, Duration round, int rounds, int filled) {
    private static final int EVENTS_TO_READ = 20_000;

    Schedule {
        callers = callers.stream().sorted().distinct().toList();
    }

    /** How many events there are to read. */
    int eventsToRead() {
        return filled == 0 ? EVENTS_TO_READ : filled;
    }

    /** Without filling. */
    Duration duration() {
        return round.multipliedBy(warmUp().size() + (long) rounds * stepsOfRound());
    }

    /** Warms up, then measures. */
    Figures run(MongoServer server) throws InterruptedException {
        int fillings = filled == 0 ? 1 : 1 + Contender.values().length;
        try (Progress progress = new Progress(fillings + warmUp().size() + rounds * stepsOfRound());
                FilledStores stores = new FilledStores()) {
            for (AppendKind kind : warmUp()) {
                progress.next("warm-up");
                inEmptyStore(server, kind).requireNoErrors();
            }
            progress.next("filling what is to be read");
            try (ReadStores toRead = ReadStores.filledWith(server, eventsToRead())) {
                if (filled > 0) {
                    for (Contender contender : Contender.values()) {
                        progress.next("filling " + contender.describe(callers.getLast()));
                        stores.add(server, contender, filled);
                    }
                }
                return measure(server, stores, toRead, progress);
            }
        }
    }

    private Figures measure(MongoServer server, FilledStores stores, ReadStores toRead, Progress progress)
            throws InterruptedException {
        Figures figures = new Figures();
        for (int i = 0; i < rounds; i++) {
            for (AppendKind kind : kinds()) {
                progress.next(kind.toString());
                figures.add(
                        kind,
                        kind.filled()
                                ? AppendRound.run(server, stores.of(kind.contender()), kind.callers(), round)
                                : inEmptyStore(server, kind));
            }
            for (Reading reading : toRead.readings()) {
                progress.next(reading.kind().toString());
                figures.add(reading.kind(), ReadRound.run(server, reading.call(), round));
            }
        }
        return figures;
    }

    private Measurement inEmptyStore(MongoServer server, AppendKind kind) throws InterruptedException {
        String database = server.newDatabase();
        Measurement measurement;
        try (EventStore store = kind.contender().open(server, database)) {
            measurement = AppendRound.run(server, store, kind.callers(), round);
        }
        server.drop(database);
        return measurement;
    }

    private List<AppendKind> warmUp() {
        return Arrays.stream(Contender.values())
                .map(contender -> new AppendKind(callers.getLast(), false, contender))
                .toList();
    }

    private List<AppendKind> kinds() {
        return callers.stream()
                .flatMap(number -> (filled == 0 ? Stream.of(false) : Stream.of(false, true))
                        .flatMap(full -> Arrays.stream(Contender.values())
                                .filter(contender -> contender.differsFor(number))
                                .map(contender -> new AppendKind(number, full, contender))))
                .toList();
    }

    private int stepsOfRound() {
        return kinds().size() + ReadStores.READINGS;
    }
}
