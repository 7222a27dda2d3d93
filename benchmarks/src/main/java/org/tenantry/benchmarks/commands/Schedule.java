package org.tenantry.benchmarks.commands;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.tenantry.benchmarks.measuring.Progress;

/**
 * In which order is measured: all kinds in turn, again and again, so that noise hits all alike.
 *
 * @param connections at which it is asked as fast as it is answered
 * @param rate of creations a second whose answers are timed
 * @param tenants in a file to import
 * @param round how long a round of requests takes
 */
record Schedule(int connections, int rate, int tenants, Duration round, int rounds) {

    /** Warms up, then measures. */
    Figures run(Parts parts) throws InterruptedException {
        try (Progress progress = new Progress(warmUp().size() + (1 + rounds) * Rounds.STEPS)) {
            Rounds all = new Rounds(parts, this, progress);
            for (int some : warmUp()) {
                all.warmUp(some);
            }
            Figures cold = new Figures();
            all.run(cold);
            cold.firstError().ifPresent(error -> {
                throw new IllegalStateException("the first round, which only warms up, failed: " + error);
            });
            Figures figures = new Figures();
            for (int i = 0; i < rounds; i++) {
                all.run(figures);
            }
            return figures;
        }
    }

    /** More and more at first: a cold server has few connections to MongoDB and refuses a sudden many. */
    private List<Integer> warmUp() {
        return IntStream.iterate(1, some -> some <= connections, some -> some * 4)
                .boxed()
                .toList();
    }
}
