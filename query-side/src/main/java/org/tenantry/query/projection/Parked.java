package org.tenantry.query.projection;

import java.time.Instant;
import java.util.Optional;
import org.tenantry.events.Position;
import org.tenantry.subscriber.PublishedEvent;

/**
 * A document that an event could not be applied to: that event and the document's later ones wait, in order, until an
 * operator has it tried again, or lets the event be skipped. The documents of other tenants go on.
 *
 * @param generation the generation of a projection that the document is in: see {@link Generation}
 * @param document its id; of an event that cannot be told to be of any document, {@link #alone}
 * @param event the event that waits first
 * @param reason what became of the try
 * @param since when it was parked
 * @param last the position of the last event of it that is known to wait
 * @param order what an operator has ordered and is not done yet
 */
public record Parked(
        String generation,
        String document,
        ParkedEvent event,
        String reason,
        Instant since,
        long last,
        Optional<Order> order) {
    private static final String ALONE = "the event at ";

    /** What is parked in place of a document if it cannot be told which documents an event changes. */
    static String alone(Position event) {
        return ALONE + event;
    }

    /** Whether it is not a document but one event. */
    boolean isAlone() {
        return isAlone(document);
    }

    static boolean isAlone(String document) {
        return document.startsWith(ALONE);
    }

    Position position() {
        return event.envelope().position();
    }

    /** The same with what waits by now. */
    Parked waitingTo(long position) {
        return new Parked(generation, document, event, reason, since, Math.max(last, position), order);
    }

    /** The same with all applied up to an event: what was ordered goes on from there. */
    Parked from(PublishedEvent applied) {
        return new Parked(generation, document, ParkedEvent.of(applied), reason, since, last, order);
    }

    /** Where the event that waits first was not found in the topic, so that what was ordered could not be done. */
    Parked unfound() {
        String why = "the event at " + position() + " was not found in the topic";
        return new Parked(generation, document, event, why, since, last, Optional.empty());
    }

    /** What an operator may order: to try again, or, if it fails again, to leave the event out. */
    public record Order(String by, Instant at) {}

    /** At an event that was just tried in vain. */
    static Parked at(String generation, String document, PublishedEvent event, String reason) {
        return new Parked(
                generation,
                document,
                ParkedEvent.of(event),
                reason,
                Instant.now(),
                event.envelope().position().offset(),
                Optional.empty());
    }
}
