package org.tenantry.query.configuration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Recorded;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.Position;
import org.tenantry.events.TenantryEvent;
import org.tenantry.subscriber.PublishedEvent;

/** A version of a definition, or of what a level sets; immutable. */
final class Version {
    private final String aggregate;
    private final long number;
    private final TenantryEvent event;
    private final Position position;
    private final @Nullable String actor;
    private final Instant at;

    /** What it sets, made once: it is asked for with all that stand below. */
    private volatile @Nullable Level level;

    /**
     * A version.
     *
     * @param aggregate whose: see {@link Aggregates}
     * @param number from 1
     * @param event that made it, and tells all of it
     * @param actor who made it; null if that is not known
     */
    Version(String aggregate, long number, TenantryEvent event, Position position, @Nullable String actor, Instant at) {
        this.aggregate = aggregate;
        this.number = number;
        this.event = event;
        this.position = position;
        this.actor = actor;
        this.at = at;
    }

    static Version of(PublishedEvent published) {
        return new Version(
                published.envelope().aggregate(),
                published.envelope().sequence() + 1,
                published.event(),
                published.envelope().position(),
                published.envelope().actor(),
                published.envelope().time());
    }

    String aggregate() {
        return aggregate;
    }

    long number() {
        return number;
    }

    TenantryEvent event() {
        return event;
    }

    Position position() {
        return position;
    }

    @Nullable String actor() {
        return actor;
    }

    Instant at() {
        return at;
    }

    /** What the level sets whose version it is. */
    Level level() {
        @Nullable Level known = level;
        if (known == null) {
            known = switch (event) {
                case ConfigurationOverridden overridden -> Recorded.level(overridden, number);
                default -> throw new IllegalArgumentException(this + " is none of a level's");
            };
            level = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return aggregate + " at " + number;
    }
}
