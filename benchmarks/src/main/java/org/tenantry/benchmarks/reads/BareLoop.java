package org.tenantry.benchmarks.reads;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;

/** Some threads that each do the same for a while, again and again. */
final class BareLoop {
    private BareLoop() {}

    static Measurement run(int threads, Duration duration, Runnable work) throws InterruptedException {
        return Measurement.of(() -> 0, latencies -> {
            long deadline = System.nanoTime() + duration.toNanos();
            try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
                for (int thread = 0; thread < threads; thread++) {
                    executor.execute(() -> repeat(work, deadline, latencies));
                }
            }
            return latencies.count();
        });
    }

    private static void repeat(Runnable work, long deadline, Latencies latencies) {
        try {
            while (System.nanoTime() < deadline && !Thread.interrupted()) {
                long began = System.nanoTime();
                work.run();
                latencies.took(System.nanoTime() - began);
            }
        } catch (RuntimeException e) {
            latencies.failed(e.toString());
        }
    }
}
