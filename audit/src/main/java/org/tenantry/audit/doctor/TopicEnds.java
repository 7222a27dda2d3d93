package org.tenantry.audit.doctor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.TopicConsumer;
import org.tenantry.connections.KafkaConnection;

/** How far a topic is, by the positions that its last records tell. */
final class TopicEnds {
    private static final int FIRST_STEP = 16;
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicEnds() {}

    /**
     * Of each partition, the position behind the last event; of none if there is no such topic.
     *
     * @throws IllegalStateException if Kafka does not say
     */
    static Map<Integer, Long> read(KafkaConnection kafka, String topic) {
        Map<Integer, Long> ends = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer = TopicConsumer.of(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long next =
                        next(consumer, partition, begin.getOrDefault(partition, 0L), end.getOrDefault(partition, 0L));
                ends.put(partition.partition(), next);
            }
            return ends;
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.bootstrapServers() + " does not tell of the topic " + topic + ": "
                            + e.getMessage() + ". Start it, or name another with --kafka; commands are accepted"
                            + " meanwhile, and published later.",
                    e);
        }
    }

    /** The last offsets may be those of markers, so that it is looked for backwards, in growing steps. */
    private static long next(KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long begin, long end) {
        consumer.assign(List.of(partition));
        for (long step = FIRST_STEP; ; step *= 4) {
            long from = Math.max(begin, end - step);
            OptionalLong last = last(consumer, partition, from, end);
            if (last.isPresent() || from == begin) {
                return last.orElse(-1) + 1;
            }
        }
    }

    private static OptionalLong last(
            KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long from, long end) {
        OptionalLong last = OptionalLong.empty();
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                @Nullable Header position = record.headers().lastHeader("tenantry_position");
                if (position != null) {
                    last = OptionalLong.of(Long.parseLong(new String(position.value(), StandardCharsets.UTF_8)));
                }
            }
        }
        return last;
    }
}
