package org.tenantry.subscriber;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.tenantry.subscriber.Intake.Received;

/** Reads a parked tenant's events again from the topic, which keeps them: nothing of them is stored elsewhere. */
final class ParkedEvents implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final String topic;
    private TopicPartition partition;
    private long position;
    private boolean found;

    /**
     * Reads with a consumer of its own, that belongs to no group.
     *
     * @param topic that is followed
     */
    ParkedEvents(Consumer<String, byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
        this.partition = new TopicPartition(topic, 0);
    }

    void seek(ParkedTenant parked) {
        partition = new TopicPartition(topic, parked.partition());
        position = parked.position();
        consumer.assign(List.of(partition));
        consumer.seek(partition, parked.offset());
    }

    /** Some more of a tenant's events, in order. */
    List<Received> next(String tenant) {
        List<Received> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : poll()) {
            PublishedEvent event = PublishedEvent.read(record);
            long at = event.envelope().position().offset();
            if (!found && at > position) {
                return fromTheBeginning(); // in a topic that was made anew it has another offset
            }
            found = true;
            if (at >= position && event.envelope().tenant().equals(tenant)) {
                events.add(new Received(event, record.offset()));
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

    private List<Received> fromTheBeginning() {
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
