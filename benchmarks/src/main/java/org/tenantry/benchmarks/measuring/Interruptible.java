package org.tenantry.benchmarks.measuring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes Ctrl-C an interruption of the thread that measures, and lets it clean up before the JVM ends. */
public final class Interruptible {
    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    private Interruptible() {}

    /** From now on, for the current thread. */
    public static Interruptible byCtrlC() {
        Interruptible interruptible = new Interruptible();
        Thread measuring = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruptible.end(measuring), "shutdown"));
        return interruptible;
    }

    private void end(Thread measuring) {
        if (cleanedUp.getCount() == 0) {
            return;
        }
        System.err.println("\nending early: nothing is printed");
        measuring.interrupt();
        try {
            if (!cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("not everything could be cleaned up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the JVM end. */
    public void cleanedUp() {
        cleanedUp.countDown();
    }
}
