package org.tenantry.benchmarks.api;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Pace;

/**
 * Requests at a fixed rate on a fixed number of connections, each with its share. An answer's time counts from when its
 * request was due: what waits behind another on its connection is not left out. It costs less than {@link OpenLoop}, for
 * where a request is so short that this counts.
 */
public final class PacedLoop {
    private PacedLoop() {}

    /** Asks for a duration. */
    public static void run(
            Api api, int connections, int perSecond, Duration duration, Supplier<Request> next, Latencies latencies)
            throws InterruptedException {
        int share = Math.max(1, perSecond / connections);
        int requests = Math.toIntExact(share * duration.toSeconds());
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < connections; number++) {
                long phase = Duration.ofSeconds(1).toNanos() * number / share / connections;
                all.add(threads.submit(() -> {
                    Pace.pause(phase);
                    ask(api, share, requests, next, latencies);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection's thread failed", e.getCause());
        }
    }

    private static void ask(Api api, int perSecond, int requests, Supplier<Request> next, Latencies latencies)
            throws InterruptedException {
        try (HttpConnection connection = api.connect()) {
            Pace.keep(perSecond, requests, (number, due) -> ask(connection, next.get(), due, latencies));
        } catch (IOException e) {
            latencies.failed(e.toString());
        }
    }

    private static void ask(HttpConnection connection, Request request, long due, Latencies latencies) {
        try {
            Answer answer = connection.send(request);
            answer.note(request, System.nanoTime() - due, latencies);
        } catch (IOException e) {
            latencies.failed(e.toString());
        }
    }
}
