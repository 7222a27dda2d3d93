package org.tenantry.benchmarks.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.servers.MongoServer;

/** Callers that each append for a while, each its next as soon as its last is acknowledged; virtual threads. */
final class AppendRound {
    /** Connections and pools are made before the clock starts. */
    private static final Duration RUN_UP = Duration.ofMillis(500);

    private AppendRound() {}

    static Measurement run(MongoServer server, EventStore store, int callers, Duration duration)
            throws InterruptedException {
        List<EventStore.Writer> writers = store.writers(callers);
        append(writers, RUN_UP, new Latencies());
        return Measurement.of(server::cpu, latencies -> append(writers, duration, latencies));
    }

    private static long append(List<EventStore.Writer> writers, Duration duration, Latencies latencies)
            throws InterruptedException {
        long deadline = System.nanoTime() + duration.toNanos();
        List<Callable<Long>> callers = writers.stream()
                .<Callable<Long>>map(writer -> () -> append(writer, deadline, latencies))
                .toList();
        long events = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> caller : threads.invokeAll(callers)) {
                events += caller.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller's thread failed", e.getCause());
        }
        return events;
    }

    private static long append(EventStore.Writer writer, long deadline, Latencies latencies) {
        long events = 0;
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            long start = System.nanoTime();
            try {
                int appended = writer.append();
                latencies.took(System.nanoTime() - start, appended);
                events += appended;
            } catch (RuntimeException e) {
                latencies.failed(e.toString());
            }
        }
        return events;
    }
}
