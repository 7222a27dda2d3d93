package org.tenantry.query.configuration;

import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.DefinitionEvent;
import org.tenantry.events.OverridesEvent;
import org.tenantry.events.TenantryEvent;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;

/** Events of definitions and overrides to the version of each that holds now. */
public final class ConfigurationProjection implements Projection<Version> {
    static final String NAME = "configuration";

    @Override
    public String name() {
        return NAME;
    }

    static boolean isOfConfiguration(TenantryEvent event) {
        return event instanceof DefinitionEvent || event instanceof OverridesEvent;
    }

    @Override
    public Optional<String> documentOf(PublishedEvent published) {
        return isOfConfiguration(published.event())
                ? Optional.of(published.envelope().aggregate())
                : Optional.empty();
    }

    @Override
    public Version evolve(@Nullable Version before, PublishedEvent published) {
        return Version.of(published);
    }

    @Override
    public Version read(Document stored) {
        return VersionBson.read(stored);
    }

    @Override
    public Document write(Version version) {
        return VersionBson.write(version).append("_id", version.aggregate());
    }
}
