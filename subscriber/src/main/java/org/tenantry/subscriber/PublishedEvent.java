package org.tenantry.subscriber;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantryEvent;

/**
 * An event as it was published. What it says is read when somebody asks: by the handlers, which run
 * at once, and not by the one thread that follows the topic.
 */
public final class PublishedEvent {
    private static final int ROOM_FOR_HEADERS = 32;

    private final EventEnvelope envelope;
    private final byte[] json;
    private volatile @Nullable TenantryEvent event;

    private PublishedEvent(EventEnvelope envelope, byte[] json) {
        this.envelope = envelope;
        this.json = json;
    }

    /** As if it had been published, for tests. */
    public PublishedEvent(EventEnvelope envelope, TenantryEvent event) {
        this(envelope, EventJson.write(event).getBytes(StandardCharsets.UTF_8));
        this.event = event;
    }

    /**
     * Reads the headers of a record of the topic.
     *
     * @throws IllegalArgumentException if it is not an event of Tenantry, with what is wrong
     */
    public static PublishedEvent read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>(ROOM_FOR_HEADERS);
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new PublishedEvent(EventEnvelope.fromHeaders(record.partition(), headers), record.value());
    }

    /** Where, when, by whom. */
    public EventEnvelope envelope() {
        return envelope;
    }

    /**
     * What; an {@link org.tenantry.events.UnknownEvent} if this version does not know its type.
     *
     * @throws IllegalArgumentException if it is not the JSON of its type: a handler that asks for it
     *     fails, and its tenant is parked
     */
    public TenantryEvent event() {
        @Nullable TenantryEvent known = event;
        if (known == null) {
            known = EventJson.read(envelope.type(), new String(json, StandardCharsets.UTF_8));
            event = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return envelope.type() + " of " + envelope.tenant() + " at " + envelope.position();
    }
}
