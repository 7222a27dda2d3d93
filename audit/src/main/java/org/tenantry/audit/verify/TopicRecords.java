package org.tenantry.audit.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.tenantry.connections.KafkaConnection;

/** The records of a topic's partition that are committed when it is opened, one after another. */
final class TopicRecords implements AutoCloseable {
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
    static TopicRecords open(KafkaConnection kafka, String topic, int number, Instant from) {
        TopicPartition partition = new TopicPartition(topic, number);
        KafkaConsumer<String, byte[]> consumer = consumer(kafka);
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
    static int partitions(KafkaConnection kafka, String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(kafka)) {
            return consumer.partitionsFor(topic).size();
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.bootstrapServers() + " does not tell of the topic " + topic + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(KafkaConnection kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "tenantry-audit");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
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
    @Nullable ConsumerRecord<String, byte[]> peek() {
        while (fetched.isEmpty() && consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(record -> {
                if (record.offset() < end) {
                    fetched.add(record);
                }
            });
        }
        return fetched.peek();
    }

    void advance() {
        fetched.remove();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
