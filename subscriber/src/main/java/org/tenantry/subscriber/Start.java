package org.tenantry.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where a subscriber begins that has no progress yet: decided once, when it first follows a partition. */
public interface Start {
    /**
     * Moves the consumer to where it begins.
     *
     * @return the position of the first event that is to be handled; null where it is the first that
     *     comes. Then the place where the consumer stands is stored
     */
    @Nullable Long seek(Consumer<?, ?> consumer, TopicPartition partition);

    /** At the first event there is. */
    static Start atTheBeginning() {
        return (consumer, partition) -> {
            consumer.seekToBeginning(List.of(partition));
            return 0L;
        };
    }

    /** With the first event that is published from now on. */
    static Start withNewEvents() {
        return (consumer, partition) -> {
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            consumer.seek(partition, end); // decided now, and not when the first batch is asked for
            return null;
        };
    }

    /** With the first event that is not earlier than an instant. */
    static Start at(Instant instant) {
        return (consumer, partition) -> {
            @Nullable OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, instant.toEpochMilli()))
                    .get(partition);
            if (found == null) {
                return withNewEvents().seek(consumer, partition);
            }
            consumer.seek(partition, found.offset());
            return null;
        };
    }

    /** At a position of each partition; at the beginning of those that are not named. */
    static Start atPositions(Map<Integer, Long> positions) {
        Map<Integer, Long> byPartition = Map.copyOf(positions);
        return (consumer, partition) -> {
            long position = byPartition.getOrDefault(partition.partition(), 0L);
            consumer.seekToBeginning(List.of(partition));
            return position;
        };
    }
}
