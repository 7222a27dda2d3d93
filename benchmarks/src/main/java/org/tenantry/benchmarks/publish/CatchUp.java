package org.tenantry.benchmarks.publish;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.tenantry.benchmarks.measuring.Measurement;

/** Measures work that goes on by itself, from the first event on, so that connecting does not count. */
final class CatchUp {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private CatchUp() {}

    /**
     * Until all is done.
     *
     * @param done how many events are done
     * @throws IllegalStateException if that takes more than three minutes
     */
    static Measurement measure(LongSupplier done, long all, LongSupplier serverCpu) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        await(done, 1, deadline);
        return Measurement.of(serverCpu, latencies -> {
            long before = done.getAsLong();
            await(done, all, deadline);
            return all - before;
        });
    }

    private static void await(LongSupplier done, long events, long deadline) throws InterruptedException {
        while (done.getAsLong() < events) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        done.getAsLong() + " events within " + LONGEST + ", expected " + events);
            }
            Thread.sleep(1);
        }
    }
}
