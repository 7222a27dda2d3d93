package org.tenantry.benchmarks.measuring;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A fixed rate, which does not wait for what it starts. */
public final class Pace {
    private Pace() {}

    /** What is started; for who keeps one pace alone, it may as well wait for its end. */
    @FunctionalInterface
    public interface Step {
        /**
         * Starts it, and does not wait for it.
         *
         * @param number from 0
         * @param due when it was to be started, in the terms of {@link System#nanoTime}
         */
        void start(int number, long due);
    }

    /** Starts steps so many times a second. */
    public static void keep(int perSecond, int steps, Step step) throws InterruptedException {
        long start = System.nanoTime();
        for (int number = 0; number < steps; number++) {
            long due = start + number * Duration.ofSeconds(1).toNanos() / perSecond;
            waitUntil(due);
            step.start(number, due);
        }
    }

    /** Waits for so many nanoseconds. */
    public static void pause(long nanos) throws InterruptedException {
        waitUntil(System.nanoTime() + nanos);
    }

    private static void waitUntil(long nanoTime) throws InterruptedException {
        while (System.nanoTime() < nanoTime) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(nanoTime - System.nanoTime());
        }
    }
}
