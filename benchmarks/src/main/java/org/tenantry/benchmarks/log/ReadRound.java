package org.tenantry.benchmarks.log;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.servers.MongoServer;

/** One thread that reads the same way for a while. */
final class ReadRound {
    private ReadRound() {}

    static Measurement run(MongoServer server, IntSupplier call, Duration duration) throws InterruptedException {
        return Measurement.of(server::cpu, latencies -> read(call, duration, latencies));
    }

    private static long read(IntSupplier call, Duration duration, Latencies latencies) {
        long deadline = System.nanoTime() + duration.toNanos();
        long events = 0;
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            long start = System.nanoTime();
            try {
                events += call.getAsInt();
                latencies.took(System.nanoTime() - start);
            } catch (RuntimeException e) {
                latencies.failed(e.toString());
            }
        }
        return events;
    }
}
