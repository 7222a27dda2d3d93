package org.tenantry.audit.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.TopicRecords;
import org.tenantry.audit.checkpoint.Checkpoint;
import org.tenantry.audit.verify.PartitionVerification.Verified;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.log.Head;
import org.tenantry.log.StoredLog;

/** Verifies all partitions of a log, several at once. */
final class LogVerification {
    /** What is older must be in the topic. */
    private static final Duration UNTIL_PUBLISHED = Duration.ofMinutes(1);

    private final StoredLog log;
    private final @Nullable Checkpoint known;
    private final boolean isFromKnown;
    private final @Nullable Witness topic;

    /** A topic that is compared. */
    record Witness(KafkaConnection kafka, String name) {}

    /**
     * @param known what the log was once, to be held against what it is now
     * @param isFromKnown whether only what came later is verified
     */
    LogVerification(StoredLog log, @Nullable Checkpoint known, boolean isFromKnown, @Nullable Witness topic) {
        this.log = log;
        this.known = known;
        this.isFromKnown = isFromKnown;
        this.topic = topic;
    }

    /**
     * Of each partition, in order, what was found.
     *
     * @param progress is told of so many events more, by several threads
     * @throws IllegalStateException if topic or checkpoint are of something else
     */
    List<Verified> run(LongConsumer progress) throws InterruptedException {
        requireFitting();
        List<Verified> all = new ArrayList<>();
        try (ExecutorService several =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Verified>> running = new ArrayList<>();
            for (int partition = 0; partition < log.partitions(); partition++) {
                int number = partition;
                running.add(several.submit(() -> verify(number, progress)));
            }
            for (Future<Verified> one : running) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private void requireFitting() {
        if (known != null && !known.log().equals(log.id())) {
            throw new IllegalStateException("the checkpoint is of log " + known.log() + ", and this is " + log.id());
        }
        if (topic != null) {
            int partitions = TopicRecords.partitions(topic.kafka(), topic.name());
            if (partitions == 0) {
                throw new IllegalStateException("there is no topic " + topic.name() + " at "
                        + topic.kafka().bootstrapServers());
            }
            if (partitions != log.partitions()) {
                throw new IllegalStateException("the topic " + topic.name() + " has " + partitions
                        + " partitions, and the log " + log.partitions());
            }
        }
    }

    private Verified verify(int partition, LongConsumer progress) {
        Findings findings = new Findings(partition);
        Head beginning = log.beginning(partition);
        Head pinned = known == null ? beginning : known.head(partition, beginning);
        PartitionVerification.pin(log, partition, pinned, findings);
        Head from = isFromKnown ? pinned : beginning;
        if (topic == null) {
            return new PartitionVerification(log, partition, from, null, findings).run(progress);
        }
        Instant published = Instant.now().minus(UNTIL_PUBLISHED);
        // The topic's end is taken before the log is read: what is in the one is in the other.
        try (TopicRecords records = TopicRecords.open(topic.kafka(), topic.name(), partition, from.time())) {
            TopicComparison comparison =
                    new TopicComparison(log.id(), partition, from.position(), records, findings, published);
            return new PartitionVerification(log, partition, from, comparison, findings).run(progress);
        }
    }
}
