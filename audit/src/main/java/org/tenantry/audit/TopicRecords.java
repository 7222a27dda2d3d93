package org.tenantry.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.tenantry.connections.KafkaConnection;

/** The records of a topic's partition that are committed when it is opened, one after another. */
public final class TopicRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Queue<ConsumerRecord<String, byte[]>> fetched = new ArrayDeque<>();

    private TopicRecords(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
        this.consumer = consumer;
        this.partition = partition;
        this.end =
                Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
    }

    /** From the first record on that is not earlier than an instant. */
    public static TopicRecords open(KafkaConnection kafka, String topic, int number, Instant from) {
        TopicPartition partition = new TopicPartition(topic, number);
        KafkaConsumer<String, byte[]> consumer = TopicConsumer.of(kafka);
        try {
            consumer.assign(List.of(partition));
            TopicRecords records = new TopicRecords(consumer, partition);
            records.seek(from);
            return records;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * How many partitions a topic has; 0 if there is none of the name.
     *
     * @throws IllegalStateException if Kafka does not say
     */
    public static int partitions(KafkaConnection kafka, String topic) {
        try (KafkaConsumer<String, byte[]> consumer = TopicConsumer.of(kafka)) {
            return consumer.partitionsFor(topic).size();
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.bootstrapServers() + " does not tell of the topic " + topic + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private void seek(Instant from) {
        if (from.equals(Instant.EPOCH)) {
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        @Nullable OffsetAndTimestamp found =
                consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
        consumer.seek(partition, found == null ? end : found.offset());
    }

    /** The next record, which stays the next; null at the end. */
    public @Nullable ConsumerRecord<String, byte[]> peek() {
        while (fetched.isEmpty() && consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(record -> {
                if (record.offset() < end) {
                    fetched.add(record);
                }
            });
        }
        return fetched.peek();
    }

    /** The one after it is the next. */
    public void advance() {
        fetched.remove();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
