package org.tenantry.command.publishing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Appends in the background, until it is closed: without a pause worth mentioning, unless on a server
 * that scans, which is to keep up with reading.
 */
final class Appending implements AutoCloseable {
    private static final boolean SCANS = System.getenv("MONGODB_URI") != null;
    private static final Duration PAUSE = Duration.ofMillis(SCANS ? 40 : 3);

    private final PublishedLog log;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private Appending(PublishedLog log) {
        this.log = log;
        this.thread = Thread.startVirtualThread(this::run);
    }

    static Appending to(PublishedLog log) {
        return new Appending(log);
    }

    private void run() {
        try {
            while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.append(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitMore(int commits) {
        int from = log.appended();
        int more = SCANS ? commits / 10 : commits;
        await().atMost(PublishedLog.PATIENCE).until(() -> log.appended() >= from + more);
    }

    @Override
    public void close() {
        closing.countDown();
        await().atMost(PublishedLog.PATIENCE).until(() -> !thread.isAlive());
    }
}
