package org.tenantry.benchmarks.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tenantry.benchmarks.measuring.Cpu;
import org.tenantry.benchmarks.measuring.Latencies;

/**
 * Some connections that each ask for the same kind of thing for a while, each its next as soon as
 * it has its last answer. Each has a platform thread: virtual ones would share their carriers with
 * a server's in the same process, and their CPU time could not be told from that.
 */
public final class ClosedLoop {
    private final Api api;
    private final Supplier<Request> next;
    private final Consumer<Answer> answered;
    private final AtomicLong cpu = new AtomicLong();

    private ClosedLoop(Api api, Supplier<Request> next, Consumer<Answer> answered) {
        this.api = api;
        this.next = next;
        this.answered = answered;
    }

    /**
     * What it showed.
     *
     * @param cpu that the asking took, in nanoseconds
     */
    public record Load(Latencies latencies, long cpu) {}

    /**
     * Asks for a duration.
     *
     * @param answered is told each answer, from many threads
     */
    public static Load run(
            Api api, int connections, Duration duration, Supplier<Request> next, Consumer<Answer> answered)
            throws InterruptedException {
        ClosedLoop loop = new ClosedLoop(api, next, answered);
        long deadline = System.nanoTime() + duration.toNanos();
        Latencies latencies = new Latencies();
        Callable<Latencies> connection = () -> loop.load(deadline);
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (Future<Latencies> future : threads.invokeAll(Collections.nCopies(connections, connection))) {
                latencies.add(result(future));
            }
        }
        return new Load(latencies, loop.cpu.get());
    }

    private Latencies load(long deadline) {
        long before = Cpu.ofThread();
        Latencies latencies = new Latencies();
        try (HttpConnection connection = api.connect()) {
            while (System.nanoTime() < deadline && !Thread.interrupted()) {
                Request request = next.get();
                long sent = System.nanoTime();
                Answer answer = connection.send(request);
                long taken = System.nanoTime() - sent;
                answer.note(request, taken, latencies);
                answered.accept(answer);
            }
        } catch (IOException e) {
            latencies.failed(e.toString());
        }
        cpu.addAndGet(Cpu.ofThread() - before);
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
