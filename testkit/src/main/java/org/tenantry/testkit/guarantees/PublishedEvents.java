package org.tenantry.testkit.guarantees;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.tenantry.testkit.CommittedRecords;

/** Reads a whole topic by the form of its records. */
public final class PublishedEvents {
    private PublishedEvents() {}

    /** All events that are committed now, by partition and then in order. */
    public static List<Event> read(String bootstrapServers, String topic) {
        return CommittedRecords.read(bootstrapServers, topic).stream()
                .map(PublishedEvents::event)
                .toList();
    }

    private static Event event(ConsumerRecord<String, byte[]> found) {
        return new Event(
                found.partition(),
                Long.parseLong(header(found, "tenantry_position")),
                found.key(),
                header(found, "ce_type"),
                new String(found.value(), StandardCharsets.UTF_8),
                header(found, "tenantry_hash"));
    }

    private static String header(ConsumerRecord<?, ?> found, String name) {
        @Nullable Header header = found.headers().lastHeader(name);
        if (header == null) {
            throw new AssertionError("the record at offset %d of partition %d has no header %s"
                    .formatted(found.offset(), found.partition(), name));
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
