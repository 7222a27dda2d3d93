package org.tenantry.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.tenantry.benchmarks.measuring.Cpu;
import org.tenantry.benchmarks.measuring.Latencies;

/**
 * Some connections that each ask for the same kind of thing for a while, each its next as soon as
 * it has its last answer. Each has a platform thread: virtual ones would share their carriers with
 * the server's, and their CPU time could not be told from the server's.
 */
final class Round {
    private final Api api;
    private final Tenants tenants;
    private final ReadSide readSide = new ReadSide();
    private final AtomicLong generatorCpu = new AtomicLong();

    Round(Api api, Tenants tenants) {
        this.api = api;
        this.tenants = tenants;
    }

    /** Measures, then waits until the read side has caught up, so that the next round finds it idle. */
    RoundResult run(Workload workload, int connections, Duration duration) throws InterruptedException {
        long cpu = Cpu.ofProcess();
        long start = System.nanoTime();
        long deadline = start + duration.toNanos();
        Latencies latencies = new Latencies();
        Callable<Latencies> connection = () -> load(workload, deadline);
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (Future<Latencies> future : threads.invokeAll(Collections.nCopies(connections, connection))) {
                latencies.add(result(future));
            }
        }
        long loaded = System.nanoTime();
        try (HttpConnection query = api.connect()) {
            readSide.awaitCaughtUp(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RoundResult(
                latencies,
                loaded - start,
                System.nanoTime() - loaded,
                Cpu.ofProcess() - cpu - generatorCpu.get(),
                generatorCpu.get());
    }

    private Latencies load(Workload workload, long deadline) throws IOException {
        long cpu = Cpu.ofThread();
        Latencies latencies = new Latencies();
        try (HttpConnection connection = api.connect()) {
            while (System.nanoTime() < deadline && !Thread.interrupted()) {
                Request request = workload.next(tenants);
                long sent = System.nanoTime();
                Answer answer = connection.send(request);
                long taken = System.nanoTime() - sent;
                if (answer.isGood()) {
                    latencies.took(taken);
                } else {
                    latencies.failed(request + " was answered by " + answer);
                }
                if (workload != Workload.BARE) {
                    readSide.expect(answer.position());
                }
            }
        } catch (IOException e) {
            latencies.failed(e.toString());
        }
        generatorCpu.addAndGet(Cpu.ofThread() - cpu);
        return latencies;
    }

    private static Latencies result(Future<Latencies> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection's thread failed", e.getCause());
        }
    }
}
