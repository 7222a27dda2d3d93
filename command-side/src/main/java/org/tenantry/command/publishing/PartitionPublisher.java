package org.tenantry.command.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Publishes one partition for as long as this node holds its lease, session after session. */
final class PartitionPublisher {
    private static final Logger log = LoggerFactory.getLogger(PartitionPublisher.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** What waits for a person need not be looked at every second: each look costs three Kafka clients. */
    private static final Duration RETRY_REFUSED = Duration.ofSeconds(5);

    private static final Duration STOP = Duration.ofSeconds(10);

    private final Sessions sessions;
    private final TopicPartition partition;
    private final PublisherLease lease;
    private final PublishedMark mark;
    private final PublishingMetrics metrics;
    private final InstantSource clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private Instant nextTry = Instant.MIN;
    private volatile boolean publishing;
    private volatile @Nullable Trouble trouble;

    /** How a session is begun. */
    interface Sessions {
        PublishingSession open() throws InterruptedException;
    }

    PartitionPublisher(
            Sessions sessions,
            TopicPartition partition,
            PublisherLease lease,
            PublishedMark mark,
            PublishingMetrics metrics,
            InstantSource clock) {
        this.sessions = sessions;
        this.partition = partition;
        this.lease = lease;
        this.mark = mark;
        this.metrics = metrics;
        this.clock = clock;
        this.thread =
                Thread.ofVirtual().name("publisher-" + partition.partition()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Lets the transaction in hand end, and the lease go. */
    void stop() {
        stopping.countDown();
    }

    void awaitStopped() throws InterruptedException {
        if (!thread.join(STOP)) {
            thread.interrupt();
        }
    }

    /** Why nothing is published by this node that should be; empty while all is well. */
    Optional<Trouble> trouble() {
        return thread.isAlive() || stopping.getCount() == 0
                ? Optional.ofNullable(trouble)
                : Optional.of(new Trouble("the publisher has ended", false));
    }

    boolean isPublishing() {
        return publishing;
    }

    /** The position of the next event to publish; empty if this node knows none, as another publishes. */
    OptionalLong next() {
        return metrics.next();
    }

    private void run() {
        try {
            do {
                try {
                    publishIfHeld();
                } catch (RuntimeException | Error e) {
                    String reason = reason(e);
                    log.warn("Publishing {} begins again: {}", partition, reason);
                    trouble = new Trouble(reason, false);
                    measure(metrics.next());
                }
            } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
            metrics.elsewhere();
            lease.release();
        } catch (InterruptedException e) {
            log.info("Publisher of {} was interrupted", partition);
        } catch (RuntimeException e) {
            log.info("The lease of {} was not released and will run out: {}", partition, e.toString());
        }
    }

    /** Of Kafka's failures with what is at the root: that a handshake failed tells nobody what to mend. */
    private static String reason(Throwable failure) {
        @Nullable Throwable root = failure instanceof KafkaException ? NestedExceptionUtils.getRootCause(failure) : null;
        String told = failure.toString();
        return root == null || told.contains(String.valueOf(root.getMessage()))
                ? told
                : told + ": " + root.getMessage();
    }

    private void publishIfHeld() throws InterruptedException {
        if (!mayPublish()) {
            trouble = null; // another node publishes
            metrics.elsewhere();
            nextTry = Instant.MIN;
        } else if (!clock.instant().isBefore(nextTry)) {
            try {
                publish();
            } catch (PublicationRefusedException e) {
                refused(Refusal.of(e));
            }
        }
    }

    private void publish() throws InterruptedException {
        try (PublishingSession session = sessions.open()) {
            trouble = null;
            metrics.begun(session.next());
            log.info("Publishing {} from position {}", partition, session.next());
            publishing = true;
            session.publishWhile(this::mayPublish, metrics);
        } finally {
            publishing = false;
        }
    }

    /** Said once: it is tried again, in case somebody has mended it. */
    private void refused(Refusal refusal) {
        Trouble refused = new Trouble(refusal.reason(), true);
        if (!refused.equals(trouble)) {
            log.error("Nothing is published of {}: {}", partition, refused.reason());
        }
        trouble = refused;
        nextTry = clock.instant().plus(RETRY_REFUSED);
        metrics.refused();
        if (mayPublish()) { // else it is what another node finds that counts
            mark.refused(refusal);
        }
        measure(refusal.refillFrom());
    }

    /** What waits is known while nothing is published, too, whoever writes it. */
    private void measure(OptionalLong next) {
        try {
            metrics.stuck(next.orElseGet(() -> mark.read().published()));
        } catch (RuntimeException e) {
            log.debug("What waits of {} is not known: {}", partition, e.toString()); // the log is away, too
        }
    }

    private boolean mayPublish() {
        return stopping.getCount() > 0 && lease.hold();
    }
}
