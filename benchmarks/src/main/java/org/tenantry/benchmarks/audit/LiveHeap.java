package org.tenantry.benchmarks.audit;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What stays in the heap when garbage is collected while something runs. */
final class LiveHeap {
    private static final double MEGABYTE = 1e6;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private LiveHeap() {}

    /** The most that there is at once, beyond what is there before, in MB. */
    static double most(Callable<?> work) throws InterruptedException {
        long before = live();
        long most = before;
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> running = thread.submit(work);
            while (!running.isDone()) {
                most = Math.max(most, live());
                Thread.sleep(PAUSE);
            }
            running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return (most - before) / MEGABYTE;
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
