package org.tenantry.query.configuration;

import java.util.List;
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

    /** A definition, or what a level sets. */
    record OfConfiguration(Version version) implements WatchedChange {
        @Override
        public Position position() {
            return version.position();
        }

        String namespace() {
            return switch (version.event()) {
                case ConfigurationDefined defined -> defined.namespace();
                case ConfigurationOverridden overridden -> overridden.namespace();
                default -> throw new IllegalArgumentException(version + " is not of configuration");
            };
        }

        /** The tenant that sets it; empty if it stands above all tenants. */
        Optional<TenantId> tenant() {
            return version.event() instanceof ConfigurationOverridden overridden
                    ? Optional.ofNullable(overridden.tenant()).map(TenantId::new)
                    : Optional.empty();
        }

        String level() {
            return version.event() instanceof ConfigurationDefined
                    ? Level.DEFAULTS
                    : tenant().map(TenantId::value).orElse(Level.PLATFORM);
        }

        List<String> changed() {
            return version.event() instanceof ConfigurationOverridden overridden ? overridden.changed() : List.of();
        }
    }

    /** What a tenant, and with it all beneath, is in effect. */
    record OfStatus(TenantId tenant, Position position) implements WatchedChange {}

    /** What an event changes that is told to watchers; empty if nothing. */
    static Optional<WatchedChange> of(PublishedEvent published) {
        if (ConfigurationProjection.isOfConfiguration(published.event())) {
            return Optional.of(new OfConfiguration(Version.of(published)));
        }
        return published.event() instanceof TenantEvent event && KnownTenants.mayChangeStatus(event)
                ? Optional.of(new OfStatus(
                        new TenantId(event.tenant()), published.envelope().position()))
                : Optional.empty();
    }
}
