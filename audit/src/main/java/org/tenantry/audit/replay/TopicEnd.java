package org.tenantry.audit.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.TopicConsumer;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.EventEnvelope;

/** Finds the last committed record of a partition. Behind it there may be markers and aborted records. */
final class TopicEnd implements AutoCloseable {
    private static final int FIRST_STEP = 16;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final TargetTopic topic;
    private final String name;
    private final KafkaConsumer<String, byte[]> reader;

    TopicEnd(KafkaConnection kafka, TargetTopic topic, String name) {
        this.topic = topic;
        this.name = name;
        this.reader = TopicConsumer.of(kafka);
    }

    /**
     * What a partition ends with.
     *
     * @param offset of the next record
     * @param last what the last record tells of; null if there is none
     */
    record Found(long offset, @Nullable EventEnvelope last) {}

    /**
     * To be called when transactions that were begun before are ended: before, more may follow.
     *
     * @throws IllegalStateException if somebody else's transaction stays open, or the last record is no event
     */
    Found find(int number) {
        TopicPartition partition = new TopicPartition(name, number);
        reader.assign(List.of(partition));
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        long end = topic.highWatermark(number);
        while (stableEnd(partition) < end) {
            requireInTime(deadline, partition + " does not come to rest: another producer writes there");
        }
        long begin = reader.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        for (long step = FIRST_STEP; ; step *= 4) {
            long from = Math.max(begin, end - step);
            @Nullable ConsumerRecord<String, byte[]> last = lastBetween(partition, from, end, deadline);
            if (last != null || from == begin) {
                return new Found(end, last == null ? null : envelope(last));
            }
        }
    }

    private long stableEnd(TopicPartition partition) {
        return reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private @Nullable ConsumerRecord<String, byte[]> lastBetween(
            TopicPartition partition, long from, long end, long deadline) {
        @Nullable ConsumerRecord<String, byte[]> last = null;
        reader.seek(partition, from);
        while (reader.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
                last = record;
            }
            requireInTime(deadline, "the end of " + partition + " cannot be read");
        }
        return last;
    }

    private static void requireInTime(long deadline, String otherwise) {
        if (System.nanoTime() - deadline > 0) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static EventEnvelope envelope(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            return EventEnvelope.fromHeaders(record.partition(), headers);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the topic " + record.topic() + " has a record that is no event, at " + record.partition() + "-"
                            + record.offset() + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
