package org.tenantry.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topic on a thread of its own, session after session. Whatever fails, another begins a second later. */
final class Following implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final SubscriptionSettings settings;
    private final Function<Consumer<String, byte[]>, ProgressStore> progress;
    private final Supplier<Intake> intakes;
    private final Runnable advanced;
    private final PartitionsMet partitions = new PartitionsMet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<LagWatch.Seen> seen = List.of();
    private volatile @Nullable String failure;

    /**
     * What has not begun yet.
     *
     * @param progress of a session, which may use its consumer
     * @param intakes one a session
     */
    Following(
            SubscriptionSettings settings,
            Function<Consumer<String, byte[]>, ProgressStore> progress,
            Supplier<Intake> intakes,
            Runnable advanced) {
        this.settings = settings;
        this.progress = progress;
        this.intakes = intakes;
        this.advanced = advanced;
        this.thread = new Thread(this::run, "subscription-" + settings.group());
    }

    void start() {
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** How far behind this member is. */
    List<PartitionLag> lags() {
        Instant now = Instant.now();
        return seen.stream().map(partition -> partition.at(now)).collect(Collectors.toUnmodifiableList());
    }

    /** Tells of each partition that is followed, once. */
    void onPartition(IntConsumer listener) {
        partitions.tell(listener);
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(STOP.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                try {
                    follow();
                } catch (RuntimeException | Error e) {
                    failure = reason(e);
                    log.warn(
                            "Subscription {} begins again: {}: {}",
                            settings.group(),
                            e.getClass().getName(),
                            failure);
                }
            } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.info("Subscription {} was interrupted", settings.group());
        } finally {
            seen = List.of();
        }
    }

    /** Of Kafka's failures with what is at the root: that a handshake failed tells nobody what to mend. */
    private static String reason(Throwable failure) {
        @Nullable Throwable root = failure instanceof KafkaException ? failure.getCause() : null;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        String told = String.valueOf(failure.getMessage());
        return root == null || told.contains(String.valueOf(root.getMessage()))
                ? told
                : told + ": " + root.getMessage();
    }

    private void follow() {
        Intake intake = intakes.get();
        try (Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings.forConsumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicSession session = new TopicSession(
                    consumer, progress.apply(consumer), settings.start(), intake, this::advanced, this::looked);
            try {
                session.followWhile(settings.topic(), settings.alone(), () -> stopping.getCount() > 0);
            } finally {
                session.end(); // nothing of this session is handled any more when the next begins
            }
        }
    }

    private void looked(List<LagWatch.Seen> now) {
        seen = now;
        now.forEach(one -> partitions.met(one.partition()));
    }

    private void advanced() {
        failure = null;
        advanced.run();
    }
}
