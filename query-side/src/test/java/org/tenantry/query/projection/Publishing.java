package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tenantry.events.Position;

/**
 * Publishes some events every few milliseconds, and none before a node has projected the last: however slow MongoDB is,
 * what is projected is near the end.
 */
final class Publishing implements AutoCloseable {
    private static final int AT_ONCE = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Void> publishing;
    private final AtomicLong next;

    Publishing(ProjectedTopic topic, ReadModels node, long from) {
        next = new AtomicLong(from);
        publishing = CompletableFuture.runAsync(() -> publish(topic, node), publisher -> new Thread(publisher).start());
    }

    private void publish(ProjectedTopic topic, ReadModels node) {
        try {
            while (!stopping.await(20, TimeUnit.MILLISECONDS)) {
                long from = next.get();
                topic.publish(TrailEvents.of(0, from, from + AT_ONCE));
                Position last = new Position(0, next.addAndGet(AT_ONCE) - 1);
                assertThat(node.positions("trail").await(last, PATIENCE)).isTrue();
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
