package org.tenantry.query.configuration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.Position;
import org.tenantry.events.TenantryEvent;
import org.tenantry.subscriber.PublishedEvent;

/**
 * A version of a definition, or of what a level sets.
 *
 * @param aggregate whose: see {@link Aggregates}
 * @param number from 1
 * @param event that made it, and tells all of it
 * @param actor who made it; null if that is not known
 */
record Version(
        String aggregate,
        long number,
        TenantryEvent event,
        Position position,
        @Nullable String actor,
        Instant at) {
    static Version of(PublishedEvent published) {
        return new Version(
                published.envelope().aggregate(),
                published.envelope().sequence() + 1,
                published.event(),
                published.envelope().position(),
                published.envelope().actor(),
                published.envelope().time());
    }
}
