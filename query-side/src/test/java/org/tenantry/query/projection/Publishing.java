package org.tenantry.query.projection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes some events every few milliseconds. */
final class Publishing implements AutoCloseable {
    private static final int AT_ONCE = 5;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Void> publishing;
    private final AtomicLong next;

    Publishing(ProjectedTopic topic, long from) {
        next = new AtomicLong(from);
        publishing = CompletableFuture.runAsync(() -> publish(topic), publisher -> new Thread(publisher).start());
    }

    private void publish(ProjectedTopic topic) {
        try {
            while (!stopping.await(20, TimeUnit.MILLISECONDS)) {
                long from = next.get();
                topic.publish(TrailEvents.of(0, from, from + AT_ONCE));
                next.addAndGet(AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The position of the first event that was not published. */
    long stop() {
        stopping.countDown();
        publishing.join();
        return next.get();
    }

    @Override
    public void close() {
        stop();
    }
}
