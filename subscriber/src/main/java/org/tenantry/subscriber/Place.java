package org.tenantry.subscriber;

import java.util.List;

/**
 * Where a subscriber stands in a partition.
 *
 * @param log the id of the log that is followed; empty if no event was seen yet
 * @param position of the first event not yet handled; -1 if no event was seen yet: the first that comes
 * @param offset of the first record not yet handled
 * @param parked the tenants of which events before {@code position} are not handled
 */
public record Place(String log, long position, long offset, List<ParkedTenant> parked) {
    public Place {
        parked = List.copyOf(parked);
    }

    /** Where somebody begins who was not there before: which log that is, and which position, the first event tells. */
    static Place beginningAt(long offset) {
        return new Place("", -1, offset);
    }

    /** Where a partition stands when an event of it is handled, and all before it. */
    static Place after(PublishedEvent event) {
        return new Place(event.envelope().log(), event.envelope().position().offset() + 1, event.offset() + 1);
    }

    /** Whether it tells log and position. */
    boolean knowsPosition() {
        return position >= 0;
    }

    /** With no tenant parked. */
    public Place(String log, long position, long offset) {
        this(log, position, offset, List.of());
    }
}
