package org.tenantry.subscriber;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a partition's events again, from a position on, with a consumer of its own that belongs to no group: the topic
 * keeps them all.
 */
public final class PartitionReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final String topic;
    private TopicPartition partition;
    private long position;
    private boolean found;

    private PartitionReader(Consumer<String, byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
        this.partition = new TopicPartition(topic, 0);
    }

    /** Of the topic that a subscription follows, with its settings. */
    public static PartitionReader of(SubscriptionSettings settings) {
        Map<String, Object> alone = new HashMap<>(settings.forConsumer());
        alone.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new PartitionReader(
                new KafkaConsumer<>(alone, new StringDeserializer(), new ByteArrayDeserializer()), settings.topic());
    }

    /**
     * Begins with an event.
     *
     * @param offset where its record stood when it was read before; in a topic that was made anew it may be elsewhere
     */
    public void seek(int partitionOfTopic, long firstPosition, long offset) {
        partition = new TopicPartition(topic, partitionOfTopic);
        position = firstPosition;
        found = false;
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
    }

    /** Some more, in order, each once though it was published twice; none if there are none within a moment. */
    public List<PublishedEvent> next() {
        List<PublishedEvent> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : poll()) {
            PublishedEvent event = PublishedEvent.read(record);
            long at = event.envelope().position().offset();
            if (!found && at > position) {
                return fromTheBeginning(); // in a topic that was made anew it has another offset
            }
            found = true;
            if (at >= position) {
                events.add(event);
                position = at + 1;
            }
        }
        return events;
    }

    private Iterable<ConsumerRecord<String, byte[]>> poll() {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            fromTheBeginning();
            return List.of();
        }
    }

    private List<PublishedEvent> fromTheBeginning() {
        consumer.seekToBeginning(List.of(partition));
        found = true;
        return List.of();
    }

    /** The offset of the first record that was not read. */
    long readTo() {
        return consumer.position(partition);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
