package org.tenantry.command.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last committed record of a partition. Behind it there may be markers and aborted
 * records, so the end is searched for backwards, in growing steps.
 */
final class TopicEnd {
    private static final int FIRST_STEP = 16;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaClients clients;
    private final EventTopic topic;
    private final InstantSource clock;

    TopicEnd(KafkaClients clients, EventTopic topic, InstantSource clock) {
        this.clients = clients;
        this.topic = topic;
        this.clock = clock;
    }

    /** Empty if nothing was ever committed. Call it after initTransactions: before, more may follow. */
    Optional<ConsumerRecord<String, byte[]>> lastCommitted(Admin admin, TopicPartition partition)
            throws InterruptedException {
        try (Consumer<String, byte[]> reader = clients.committedReader(partition)) {
            long end = stableEnd(admin, reader, partition);
            for (long step = FIRST_STEP; ; step *= 4) {
                long from = Math.max(0, end - step);
                Optional<ConsumerRecord<String, byte[]>> last = lastBetween(reader, partition, from, end);
                if (last.isPresent() || from == 0) {
                    return last;
                }
            }
        }
    }

    /** The last stable offset, once nothing is pending before it. */
    private long stableEnd(Admin admin, Consumer<String, byte[]> reader, TopicPartition partition)
            throws InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (true) {
            long highWatermark = topic.highWatermark(admin, partition);
            long stable = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            if (stable >= highWatermark) {
                return stable;
            }
            if (clock.instant().isAfter(deadline)) {
                throw new KafkaException("a transaction on " + partition + " stays open: another producer writes to"
                        + " the topic, or one hangs (see kafka-transactions.sh find-hanging)");
            }
            Thread.sleep(POLL);
        }
    }

    private Optional<ConsumerRecord<String, byte[]>> lastBetween(
            Consumer<String, byte[]> reader, TopicPartition partition, long from, long end) {
        reader.seek(partition, from);
        Instant deadline = clock.instant().plus(PATIENCE);
        @Nullable ConsumerRecord<String, byte[]> last = null;
        while (reader.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
                last = record;
            }
            if (clock.instant().isAfter(deadline)) {
                throw new KafkaException("the end of " + partition + " could not be read within " + PATIENCE);
            }
        }
        return Optional.ofNullable(last);
    }
}
