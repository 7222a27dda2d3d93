package org.tenantry.query.projection;

import org.tenantry.events.EventEnvelope;
import org.tenantry.http.Excerpt;
import org.tenantry.subscriber.PublishedEvent;

/**
 * An event that could not be applied, as an operator needs to see it.
 *
 * @param payload as it was published: what is personal or secret is sealed in it
 * @param offset where its record stood
 */
public record ParkedEvent(EventEnvelope envelope, String payload, long offset) {
    /** More of a payload is of no help. */
    private static final int MAX_PAYLOAD = 10_000;

    static ParkedEvent of(PublishedEvent event) {
        return new ParkedEvent(event.envelope(), Excerpt.of(event.payload(), MAX_PAYLOAD), event.offset());
    }
}
