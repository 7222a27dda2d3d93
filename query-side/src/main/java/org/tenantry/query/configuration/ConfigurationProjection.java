package org.tenantry.query.configuration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.DefinitionEvent;
import org.tenantry.events.OverridesEvent;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;

/** Events of definitions and overrides to the version of each that holds now. */
public final class ConfigurationProjection implements Projection<Version> {
    public static final String NAME = "configuration";

    @Override
    public String name() {
        return NAME;
    }

    static boolean isOfConfiguration(PublishedEvent published) {
        return published.isOf(DefinitionEvent.class) || published.isOf(OverridesEvent.class);
    }

    @Override
    public List<String> documentsOf(PublishedEvent published) {
        return isOfConfiguration(published) ? List.of(published.envelope().aggregate()) : List.of();
    }

    @Override
    public Version evolve(String id, @Nullable Version before, PublishedEvent published) {
        return Version.of(published);
    }

    @Override
    public void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending(VersionBson.PATH, VersionBson.NAMESPACE, "_id"));
        collection.createIndex(Indexes.ascending(VersionBson.NAMESPACE, "_id"));
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
