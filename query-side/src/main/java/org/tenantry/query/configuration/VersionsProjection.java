package org.tenantry.query.configuration;

import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;

/** Events of definitions and overrides to all versions that there ever were. */
public final class VersionsProjection implements Projection<Version> {
    static final String NAME = "configuration_versions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> documentOf(PublishedEvent published) {
        return ConfigurationProjection.isOfConfiguration(published.event())
                ? Optional.of(id(
                        published.envelope().aggregate(), published.envelope().sequence() + 1))
                : Optional.empty();
    }

    private static String id(String aggregate, long number) {
        return aggregate + "@" + number;
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
        return VersionBson.write(version).append("_id", id(version.aggregate(), version.number()));
    }
}
