package org.tenantry.benchmarks.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Pace;

/**
 * Requests at a fixed rate, on as many connections as that takes. An answer's time counts from when its request
 * was due: what waits behind a pause is not left out.
 */
public final class OpenLoop {
    private final Api api;
    private final Latencies latencies;
    private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    private OpenLoop(Api api, Latencies latencies) {
        this.api = api;
        this.latencies = latencies;
    }

    /** Asks for a duration; returns how often. */
    public static long run(Api api, int perSecond, Duration duration, Supplier<Request> next, Latencies latencies)
            throws InterruptedException {
        OpenLoop loop = new OpenLoop(api, latencies);
        int requests = Math.toIntExact(perSecond * duration.toSeconds());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Pace.keep(perSecond, requests, (number, due) -> threads.execute(() -> loop.ask(next.get(), due)));
        } finally {
            loop.idle.forEach(OpenLoop::close);
        }
        return requests;
    }

    private void ask(Request request, long due) {
        @Nullable HttpConnection free = idle.pollFirst();
        HttpConnection connection = free == null ? api.connect() : free;
        try {
            Answer answer = connection.send(request);
            answer.note(request, System.nanoTime() - due, latencies);
            idle.addFirst(connection);
        } catch (IOException e) {
            latencies.failed(e.toString());
            close(connection);
        }
    }

    private static void close(HttpConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
