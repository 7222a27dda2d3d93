package org.tenantry.benchmarks.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Fills an empty store with whole aggregates, so that the first ones are there with all their events. */
public final class Filling {
    /** Filled is by so many events at once. */
    public static final int BLOCK = 100;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Filling() {}

    /**
     * Appends so many events, rounded up to whole blocks.
     *
     * @throws IllegalStateException if an append fails or it takes more than ten minutes
     */
    public static void fill(EventStore store, long events) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        AtomicLong claimed = new AtomicLong();
        List<Callable<Boolean>> fillers = store.fillers().stream()
                .<Callable<Boolean>>map(writer -> () -> {
                    while (claimed.getAndAdd(BLOCK) < events) {
                        block(writer, deadline);
                    }
                    return true;
                })
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> filler : threads.invokeAll(fillers)) {
                filler.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a store could not be filled: " + e.getCause(), e);
        }
    }

    private static void block(EventStore.Writer writer, long deadline) {
        for (int appended = 0; appended < BLOCK; ) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("it took more than " + LONGEST.toMinutes() + " minutes");
            }
            appended += writer.append();
        }
    }
}
