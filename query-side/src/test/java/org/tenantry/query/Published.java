package org.tenantry.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.EventJson;
import org.tenantry.events.PlanEvent;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantryEvent;
import org.tenantry.subscriber.PublishedEvent;

/** Events as they are published: at gapless positions, one second after another. */
public final class Published {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Published() {}

    /** The events of one partition from its beginning, each with its tenant's next sequence. */
    public static List<PublishedEvent> inPartition(int partition, TenantEvent... events) {
        List<PublishedEvent> published = new ArrayList<>();
        Map<String, Long> sequences = new HashMap<>();
        for (TenantEvent event : events) {
            long sequence = sequences.merge(event.tenant(), 1L, Long::sum) - 1;
            published.add(at(new Position(partition, published.size()), sequence, event));
        }
        return published;
    }

    public static PublishedEvent at(Position position, long sequence, TenantEvent event) {
        return of(position, event.tenant(), sequence, event);
    }

    /** One of the platform's own, as the n-th event of partition 0 and of its plan. */
    public static PublishedEvent ofPlan(long n, PlanEvent event) {
        return of(new Position(0, n), "/provisioning-plans/" + event.kind(), n, event);
    }

    /** One of any aggregate, with that as its key. */
    public static PublishedEvent of(Position position, String aggregate, long sequence, TenantryEvent event) {
        return of(position, aggregate, sequence, event, START.plusSeconds(position.offset()));
    }

    /** The same, at another time. */
    public static PublishedEvent of(
            Position position, String aggregate, long sequence, TenantryEvent event, Instant time) {
        return new PublishedEvent(
                new EventEnvelope(
                        "log",
                        position,
                        aggregate,
                        aggregate,
                        sequence,
                        EventJson.typeOf(event),
                        time,
                        "commit-" + position,
                        0,
                        1,
                        "hash-" + position,
                        "asha",
                        null,
                        null,
                        null,
                        null),
                event);
    }

    /** As the publisher sends it. */
    public static ProducerRecord<String, byte[]> toRecord(String topic, PublishedEvent published) {
        EventEnvelope envelope = published.envelope();
        ProducerRecord<String, byte[]> toSend = new ProducerRecord<>(
                topic,
                envelope.position().partition(),
                envelope.time().toEpochMilli(),
                envelope.tenant(),
                EventJson.write(published.event()).getBytes(StandardCharsets.UTF_8));
        envelope.toHeaders()
                .forEach((name, value) -> toSend.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return toSend;
    }
}
