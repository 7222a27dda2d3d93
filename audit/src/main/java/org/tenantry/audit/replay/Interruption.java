package org.tenantry.audit.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * That somebody wants the process to end: by Ctrl-C, or as a service is stopped. What is being done is brought to an end
 * first.
 */
final class Interruption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::awaitEnd, "replay-interruption");
    private volatile boolean isAsked;

    private Interruption() {}

    /** Until it is closed. */
    static Interruption awaited() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean isAsked() {
        return isAsked;
    }

    private void awaitEnd() {
        isAsked = true;
        try {
            if (!done.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                System.err.println("It takes too long to end: whoever goes on finds out how far it came.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        if (!isAsked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                isAsked = true; // it is ending already, and the hook has nothing to wait for
            }
        }
    }
}
