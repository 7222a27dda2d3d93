package org.tenantry.benchmarks.measuring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.MongoInterruptedException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.LoggerFactory;

/** Makes Ctrl-C an interruption of the thread that measures, and lets it clean up before the JVM ends. */
public final class Interruptible {
    private static final int INTERRUPTED = 130;
    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    private Interruptible() {}

    /** Measures; returns the exit status. Libraries say nothing but errors: Kafka has much to say. */
    public static int measure(Callable<Integer> work) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        Interruptible interruptible = byCtrlC();
        try {
            return work.call();
        } catch (InterruptedException | MongoInterruptedException | InterruptException e) {
            return INTERRUPTED;
        } finally {
            interruptible.cleanedUp.countDown();
        }
    }

    private static Interruptible byCtrlC() {
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
}
