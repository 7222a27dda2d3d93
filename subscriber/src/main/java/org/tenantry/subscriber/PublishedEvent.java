package org.tenantry.subscriber;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    private final long offset;
    private final byte[] json;
    private volatile @Nullable TenantryEvent event;

    private PublishedEvent(EventEnvelope envelope, long offset, byte[] json) {
        this.envelope = envelope;
        this.offset = offset;
        this.json = json;
    }

    /** As if it had been published, for tests: its record stands where it has its position. */
    public PublishedEvent(EventEnvelope envelope, TenantryEvent event) {
        this(envelope, envelope.position().offset(), EventJson.write(event).getBytes(StandardCharsets.UTF_8));
        this.event = event;
    }

    /** One that was kept, by what it was published with; its record is taken to stand where it has its position. */
    public static PublishedEvent of(EventEnvelope envelope, String payload) {
        return new PublishedEvent(envelope, envelope.position().offset(), payload.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the headers of a record of the topic.
     *
     * @throws IllegalArgumentException if it is not an event of Tenantry, with what is wrong
     */
    public static PublishedEvent read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>(ROOM_FOR_HEADERS);
        for (Header header : record.headers()) {
            byte @Nullable [] value = header.value();
            if (value == null) { // Kafka lets it be, and nothing of ours is
                headers.remove(header.key());
            } else {
                headers.put(header.key(), new String(value, StandardCharsets.UTF_8));
            }
        }
        EventEnvelope envelope = EventEnvelope.fromHeaders(record.partition(), headers);
        byte @Nullable [] payload = record.value();
        if (payload == null) {
            throw new IllegalArgumentException("the record at offset " + record.offset() + " has headers and no value");
        }
        return new PublishedEvent(envelope, record.offset(), payload);
    }

    /** Where, when, by whom. */
    public EventEnvelope envelope() {
        return envelope;
    }

    /** Where its record stands in the topic: of no meaning in another topic, nor in this one when it is made anew. */
    public long offset() {
        return offset;
    }

    /** What, as it was published: JSON, unless something is wrong. */
    public String payload() {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** Whether it is one of some events. What it says is not read for that, if this version knows its type. */
    public boolean isOf(Class<? extends TenantryEvent> events) {
        @Nullable Class<? extends TenantryEvent> known = EventJson.types().get(envelope.type());
        return known == null ? events.isInstance(event()) : events.isAssignableFrom(known);
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
            known = EventJson.read(envelope.type(), payload());
            event = known;
        }
        return known;
    }

    /** Why what it says cannot be read; empty if it can. */
    public Optional<String> flaw() {
        try {
            var unused = event();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return envelope.type() + " of " + envelope.tenant() + " at " + envelope.position();
    }
}
