package org.tenantry.subscriber;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantryEvent;

/**
 * An event as it was published.
 *
 * @param envelope where, when, by whom
 * @param event what; an {@link org.tenantry.events.UnknownEvent} if this version does not know its
 *     type
 */
public record PublishedEvent(EventEnvelope envelope, TenantryEvent event) {
    private static final int ROOM_FOR_HEADERS = 32;

    /**
     * Reads a record of the topic.
     *
     * @throws IllegalArgumentException if it is not an event of Tenantry, with what is wrong
     */
    public static PublishedEvent read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>(ROOM_FOR_HEADERS);
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        EventEnvelope envelope = EventEnvelope.fromHeaders(record.partition(), headers);
        String json = new String(record.value(), StandardCharsets.UTF_8);
        return new PublishedEvent(envelope, EventJson.read(envelope.type(), json));
    }
}
