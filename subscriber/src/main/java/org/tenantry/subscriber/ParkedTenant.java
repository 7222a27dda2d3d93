package org.tenantry.subscriber;

import java.time.Instant;

/**
 * A tenant of which an event could not be handled: it and the tenant's later ones wait until somebody
 * retries or skips it.
 *
 * @param tenant its id
 * @param partition that its events are in
 * @param position of the event that could not be handled
 * @param offset of that event's record
 * @param reason what the handler said
 * @param since when it was given up
 */
public record ParkedTenant(String tenant, int partition, long position, long offset, String reason, Instant since) {
    /** Parked behind the event that it is parked at now. */
    ParkedTenant behindThat() {
        return new ParkedTenant(tenant, partition, position + 1, offset + 1, reason, since);
    }
}
