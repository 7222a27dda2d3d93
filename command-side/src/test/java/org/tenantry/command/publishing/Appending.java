package org.tenantry.command.publishing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Appends without a pause worth mentioning, in the background, until it is closed. */
final class Appending implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(3);

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
        await().atMost(PublishedLog.PATIENCE).until(() -> log.appended() >= from + commits);
    }

    @Override
    public void close() {
        closing.countDown();
        await().atMost(PublishedLog.PATIENCE).until(() -> !thread.isAlive());
    }
}
