package org.tenantry.command.publishing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.log.EventLog;

/** Publishes one partition for as long as this node holds its lease, session after session. */
final class PartitionPublisher {
    private static final Logger log = LoggerFactory.getLogger(PartitionPublisher.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final EventLog eventLog;
    private final KafkaClients clients;
    private final EventTopic topic;
    private final TopicEnd topicEnd;
    private final TopicPartition partition;
    private final PublisherLease lease;
    private final PublishingMetrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Trouble trouble;

    PartitionPublisher(
            EventLog eventLog,
            KafkaClients clients,
            EventTopic topic,
            TopicEnd topicEnd,
            TopicPartition partition,
            PublisherLease lease,
            PublishingMetrics metrics) {
        this.eventLog = eventLog;
        this.clients = clients;
        this.topic = topic;
        this.topicEnd = topicEnd;
        this.partition = partition;
        this.lease = lease;
        this.metrics = metrics;
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

    /** Said once: it is tried again every second, in case somebody has mended it. */
    private void refused(PublicationRefusedException e) {
        Trouble refusal = new Trouble(String.valueOf(e.getMessage()), true);
        if (!refusal.equals(trouble)) {
            log.error("Nothing is published of {}: {}", partition, refusal.reason());
        }
        trouble = refusal;
        metrics.refused();
    }

    private void run() {
        try {
            do {
                try {
                    publishIfHeld();
                } catch (PublicationRefusedException e) {
                    refused(e);
                } catch (RuntimeException | Error e) {
                    log.warn("Publishing {} begins again: {}", partition, e.toString());
                    trouble = new Trouble(e.toString(), false);
                }
            } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
            lease.release();
        } catch (InterruptedException e) {
            log.info("Publisher of {} was interrupted", partition);
        } catch (RuntimeException e) {
            log.info("The lease of {} was not released and will run out: {}", partition, e.toString());
        }
    }

    private void publishIfHeld() throws InterruptedException {
        if (!mayPublish()) {
            trouble = null; // another node publishes
            return;
        }
        try (PublishingSession session = PublishingSession.open(eventLog, clients, topic, topicEnd, partition)) {
            trouble = null;
            metrics.begun(session.next());
            log.info("Publishing {} from position {}", partition, session.next());
            session.publishWhile(this::mayPublish, metrics::published);
        } finally {
            metrics.ended();
        }
    }

    private boolean mayPublish() {
        return stopping.getCount() > 0 && lease.hold();
    }
}
