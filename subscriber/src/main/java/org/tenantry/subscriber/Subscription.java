package org.tenantry.subscriber;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A subscription whose handler gets one event at a time: each tenant's in order, those of different
 * tenants at once, each at least once.
 *
 * <p>An event that keeps failing parks its tenant: its later events wait, in order, until {@link
 * #retry} or {@link #skip}, while the other tenants go on.
 *
 * <pre>
 * Subscription subscription = Subscription.of(SubscriptionSettings.of("kafka:9092", "billing"))
 *         .only(event -&gt; event.event() instanceof TenantCreated)
 *         .start(event -&gt; openAccount(event.envelope().tenant()));
 * </pre>
 */
public final class Subscription implements Follower, AutoCloseable {
    private static final int USUAL_PARALLELISM = 16;

    private final SubscriptionSettings settings;
    private final Tries tries;
    private final ExecutorService workers;
    private final Following following;
    private volatile @Nullable TenantIntake intake;

    private Subscription(Builder builder, EventHandler handler) {
        this.settings = builder.settings;
        this.tries = new Tries(handler, builder.wanted);
        this.workers = Executors.newFixedThreadPool(builder.parallelism);
        this.following = new Following(
                settings,
                consumer -> {
                    @Nullable ProgressStore store = builder.progress;
                    return store == null ? new OffsetProgress(consumer, settings.topic()) : store;
                },
                () -> {
                    TenantIntake next = new TenantIntake(tries, builder.retry, workers, builder.parallelism);
                    intake = next;
                    return next;
                },
                () -> {});
    }

    /** A subscription with these settings: for all events, with the usual retry, and progress in Kafka's offsets. */
    public static Builder of(SubscriptionSettings settings) {
        return new Builder(settings);
    }

    /** What can be said of a subscription before it starts. */
    public static final class Builder {
        private final SubscriptionSettings settings;
        private Predicate<PublishedEvent> wanted = event -> true;
        private Retry retry = Retry.usual();
        private int parallelism = USUAL_PARALLELISM;
        private @Nullable ProgressStore progress;

        private Builder(SubscriptionSettings settings) {
            this.settings = settings;
        }

        /** Which events the handler gets; the others count as handled. */
        public Builder only(Predicate<PublishedEvent> which) {
            this.wanted = which;
            return this;
        }

        /** How often an event is tried. */
        public Builder retry(Retry policy) {
            this.retry = policy;
            return this;
        }

        /** How many handlers may run at once. */
        public Builder parallelism(int handlers) {
            this.parallelism = handlers;
            return this;
        }

        /** Where progress is kept, if not in Kafka's offsets. */
        public Builder progressIn(ProgressStore store) {
            this.progress = store;
            return this;
        }

        public Subscription start(EventHandler handler) {
            Subscription subscription = new Subscription(this, handler);
            subscription.following.start();
            return subscription;
        }
    }

    /** Why the last go ended; empty while all is well. */
    public Optional<String> failure() {
        return following.failure();
    }

    /** The consumer group. */
    public String group() {
        return settings.group();
    }

    /** How many events were handled since it started. */
    public long handled() {
        return tries.handled();
    }

    /** How often an event's handler failed since it started. */
    public long failedTries() {
        return tries.failed();
    }

    @Override
    public void onPartition(IntConsumer listener) {
        following.onPartition(listener);
    }

    @Override
    public List<PartitionLag> lags() {
        return following.lags();
    }

    /** The tenants that are parked in the partitions that this member follows. */
    public List<ParkedTenant> parked() {
        @Nullable TenantIntake current = intake;
        return current == null ? List.of() : current.parked();
    }

    /**
     * Handles a parked tenant's events again, in order, and has it go on with the others. Waits until
     * that is done.
     *
     * @return whether it goes on; false if it is parked again, at the next event that fails
     * @throws IllegalArgumentException if it is not parked in a partition of this member
     */
    public boolean retry(String tenant) throws InterruptedException {
        return retry(tenant, false);
    }

    /** As {@link #retry}, but leaves out the event that it is parked at. */
    public boolean skip(String tenant) throws InterruptedException {
        return retry(tenant, true);
    }

    private boolean retry(String tenant, boolean skip) throws InterruptedException {
        @Nullable TenantIntake current = intake;
        if (current == null) {
            throw new IllegalArgumentException(tenant + " is not parked here");
        }
        try (PartitionReader events = PartitionReader.of(settings)) {
            return current.retry(tenant, skip, events);
        }
    }

    /** Ends when the handlers that run have ended, and stores how far that is. */
    @Override
    public void close() {
        following.close();
        workers.shutdownNow(); // what was waiting is handled by whoever goes on
    }
}
