package org.tenantry.benchmarks.measuring;

import java.util.function.LongSupplier;

/**
 * What one round showed; times in nanoseconds.
 *
 * @param latencies of each call
 * @param events that the calls appended or read
 * @param taken by all together
 * @param clientCpu of this process
 * @param serverCpu of the servers' processes, as far as they are embedded ones
 */
public record Measurement(Latencies latencies, long events, long taken, long clientCpu, long serverCpu) {
    /** What is measured: tells the latencies and returns how many events it was. */
    @FunctionalInterface
    public interface Work {
        long run(Latencies latencies) throws InterruptedException;
    }

    /** Measures work, with its CPU time. */
    public static Measurement of(LongSupplier serverCpu, Work work) throws InterruptedException {
        Latencies latencies = new Latencies();
        long server = serverCpu.getAsLong();
        long client = Cpu.ofProcess();
        long start = System.nanoTime();
        long events = work.run(latencies);
        return new Measurement(
                latencies, events, System.nanoTime() - start, Cpu.ofProcess() - client, serverCpu.getAsLong() - server);
    }

    /** Events. */
    public double perSecond() {
        return events * 1e9 / taken;
    }

    /** Errors of a round that is not measured fail the run too. */
    public void requireNoErrors() {
        if (latencies.firstError() != null) {
            throw new IllegalStateException(
                    latencies.errors() + " calls failed in the warm-up, the first: " + latencies.firstError());
        }
    }
}
