package org.tenantry.testkit;

import static java.util.Comparator.comparingInt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a whole topic as it stands, up to the last stable offset of each partition. Empty polls say
 * nothing: where records were aborted, the position moves without any being returned.
 */
public final class CommittedRecords {
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private CommittedRecords() {}

    /** All records, by partition and then by offset. */
    public static List<ConsumerRecord<String, byte[]>> read(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "none",
                "enable.auto.commit",
                false,
                "default.api.timeout.ms",
                20_000);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalArgumentException("there is no topic " + topic);
            }
            consumer.assign(partitions);
            consumer.beginningOffsets(partitions).forEach(consumer::seek);
            return readTo(consumer.endOffsets(partitions), consumer);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> readTo(
            Map<TopicPartition, Long> ends, Consumer<String, byte[]> consumer) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!reached(ends, consumer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not read to the end within %s: ends are %s".formatted(AT_MOST, ends));
            }
            for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(100))) {
                if (found.offset() < ends.getOrDefault(partitionOf(found), 0L)) {
                    records.add(found);
                }
            }
        }
        records.sort(comparingInt(ConsumerRecord::partition)); // stable: offsets stay in order
        return records;
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> found) {
        return new TopicPartition(found.topic(), found.partition());
    }

    private static boolean reached(Map<TopicPartition, Long> ends, Consumer<String, byte[]> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
