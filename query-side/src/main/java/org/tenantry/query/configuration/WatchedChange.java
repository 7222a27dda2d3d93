package org.tenantry.query.configuration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tenantry.configuration.Level;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantId;
import org.tenantry.query.tenant.KnownTenants;
import org.tenantry.subscriber.PublishedEvent;

/** Something that watchers are told of. */
sealed interface WatchedChange {
    Position position();

    /**
     * A definition, or what a level sets: that it changed and where, and not to what, so that what waits to be told is small.
     *
     * @param aggregate whose version it is
     * @param level a tenant, or what stands above all
     * @param changed JSON pointers; everything, if they are many or long
     */
    record OfConfiguration(
            String aggregate, long number, Position position, String namespace, String level, List<String> changed)
            implements WatchedChange {
        private static final int MAX_POINTERS = 200;
        private static final int MAX_CHARACTERS = 16_000;
        private static final List<String> EVERYTHING = List.of("");

        static OfConfiguration of(Version version) {
            return switch (version.event()) {
                case ConfigurationDefined defined -> of(version, defined.namespace(), Level.DEFAULTS, List.of());
                case ConfigurationOverridden overridden ->
                    of(
                            version,
                            overridden.namespace(),
                            Objects.requireNonNullElse(overridden.tenant(), Level.PLATFORM),
                            overridden.changed());
                default -> throw new IllegalArgumentException(version + " is not of configuration");
            };
        }

        private static OfConfiguration of(Version version, String namespace, String level, List<String> changed) {
            boolean isMuch = changed.size() > MAX_POINTERS
                    || changed.stream().mapToInt(String::length).sum() > MAX_CHARACTERS;
            return new OfConfiguration(
                    version.aggregate(),
                    version.number(),
                    version.position(),
                    namespace,
                    level,
                    isMuch ? EVERYTHING : changed);
        }

        /** The tenant that sets it; empty if it stands above all tenants. */
        Optional<TenantId> tenant() {
            return level.startsWith("/") ? Optional.empty() : Optional.of(new TenantId(level));
        }
    }

    /** What a tenant, and with it all beneath, is in effect. */
    record OfStatus(TenantId tenant, Position position) implements WatchedChange {}

    /** What an event changes that is told to watchers; empty if nothing. */
    static Optional<WatchedChange> of(PublishedEvent published) {
        if (ConfigurationProjection.isOfConfiguration(published)) {
            return Optional.of(OfConfiguration.of(Version.of(published)));
        }
        return published.event() instanceof TenantEvent event && KnownTenants.mayChangeStatus(event)
                ? Optional.of(new OfStatus(
                        new TenantId(event.tenant()), published.envelope().position()))
                : Optional.empty();
    }
}
