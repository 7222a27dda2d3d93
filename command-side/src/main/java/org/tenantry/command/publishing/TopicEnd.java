package org.tenantry.command.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

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

    /**
     * What a partition holds.
     *
     * @param offset of the next record
     * @param first committed record; looked for only where the beginning was deleted
     * @param last committed record; empty if there is none
     */
    record Found(
            long offset,
            Optional<ConsumerRecord<String, byte[]>> first,
            Optional<ConsumerRecord<String, byte[]>> last) {}

    /** Call it after initTransactions: before, more may follow. */
    Found find(Admin admin, TopicPartition partition) throws InterruptedException {
        try (Consumer<String, byte[]> reader = clients.committedReader(partition)) {
            long end = stableEnd(admin, reader, partition);
            long begin = reader.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            Optional<ConsumerRecord<String, byte[]>> last = last(reader, partition, begin, end);
            return new Found(
                    end, begin > 0 && last.isPresent() ? first(reader, partition, begin, end) : Optional.empty(), last);
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

    private Optional<ConsumerRecord<String, byte[]>> last(
            Consumer<String, byte[]> reader, TopicPartition partition, long begin, long end) {
        for (long step = FIRST_STEP; ; step *= 4) {
            long from = Math.max(begin, end - step);
            Deque<ConsumerRecord<String, byte[]>> last = new ArrayDeque<>();
            readWhile(reader, partition, from, end, record -> {
                last.clear();
                last.add(record);
                return true;
            });
            if (!last.isEmpty() || from == begin) {
                return Optional.ofNullable(last.peek());
            }
        }
    }

    private Optional<ConsumerRecord<String, byte[]>> first(
            Consumer<String, byte[]> reader, TopicPartition partition, long begin, long end) {
        Deque<ConsumerRecord<String, byte[]>> first = new ArrayDeque<>();
        readWhile(reader, partition, begin, end, record -> {
            first.add(record);
            return false;
        });
        return Optional.ofNullable(first.peek());
    }

    private void readWhile(
            Consumer<String, byte[]> reader,
            TopicPartition partition,
            long from,
            long end,
            Predicate<ConsumerRecord<String, byte[]>> goOn) {
        reader.seek(partition, from);
        Instant deadline = clock.instant().plus(PATIENCE);
        while (reader.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
                if (!goOn.test(record)) {
                    return;
                }
            }
            if (clock.instant().isAfter(deadline)) {
                throw new KafkaException("the end of " + partition + " could not be read within " + PATIENCE);
            }
        }
    }
}
