package org.tenantry.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The passing of time for those who append: the system's, or a simulation's. */
interface Time {
    /** What the clock on the wall says: the time of commits. It may jump. */
    Instant now();

    /** Nanoseconds since some fixed moment; never goes back. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** Waits until there is an answer, of whatever kind, but not longer than so; whether there is one. */
    boolean await(CompletableFuture<?> answer, Duration timeout) throws InterruptedException;

    /** The system's time, with that clock on the wall. */
    static Time system(InstantSource clock) {
        return new Time() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }

            @Override
            public boolean await(CompletableFuture<?> answer, Duration timeout) throws InterruptedException {
                try {
                    answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (TimeoutException e) {
                    return false;
                } catch (ExecutionException e) {
                    return true;
                }
            }
        };
    }
}
