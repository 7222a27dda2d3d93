package org.tenantry.subscriber;

import java.util.List;

/**
 * Where a subscriber stands in a partition.
 *
 * @param log the id of the log that is followed
 * @param position of the first event not yet handled
 * @param offset of the first record not yet handled
 * @param parked the tenants of which events before {@code position} are not handled
 */
public record Place(String log, long position, long offset, List<ParkedTenant> parked) {
    public Place {
        parked = List.copyOf(parked);
    }

    /** With no tenant parked. */
    public Place(String log, long position, long offset) {
        this(log, position, offset, List.of());
    }
}
