package org.tenantry.subscriber;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A subscription that hands over batches: all that a poll brings of a partition, in order. For those
 * who write much at once, into a database of their own that also keeps the progress.
 */
public final class BatchSubscription implements Follower, AutoCloseable {
    private final Following following;

    private BatchSubscription(Following following) {
        this.following = following;
    }

    /**
     * A subscription that has not begun.
     *
     * @param advanced is told when progress is stored, and now and then when there is nothing to do
     */
    public static BatchSubscription of(
            SubscriptionSettings settings, ProgressStore progress, BatchHandler handler, Runnable advanced) {
        return new BatchSubscription(
                new Following(settings, consumer -> progress, () -> new BatchIntake(handler), advanced));
    }

    public void start() {
        following.start();
    }

    /** Whether it goes on: after {@link #start} until it is closed, whatever fails in between. */
    public boolean isRunning() {
        return following.isRunning();
    }

    /** Why the last go ended; empty while all is well. */
    public Optional<String> failure() {
        return following.failure();
    }

    @Override
    public List<PartitionLag> lags() {
        return following.lags();
    }

    @Override
    public void onPartition(IntConsumer listener) {
        following.onPartition(listener);
    }

    /** Ends when the batch in hand is handled. */
    @Override
    public void close() {
        following.close();
    }
}
