package org.tenantry.query.configuration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;

/** Events of definitions and overrides to all versions that there ever were. */
public final class VersionsProjection implements Projection<Version> {
    public static final String NAME = "configuration_versions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> documentsOf(PublishedEvent published) {
        return ConfigurationProjection.isOfConfiguration(published)
                ? List.of(id(
                        published.envelope().aggregate(), published.envelope().sequence() + 1))
                : List.of();
    }

    private static String id(String aggregate, long number) {
        return aggregate + "@" + number;
    }

    @Override
    public Version evolve(String id, @Nullable Version before, PublishedEvent published) {
        return Version.of(published);
    }

    @Override
    public void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending(VersionBson.AGGREGATE, VersionBson.NUMBER));
        collection.createIndex(Indexes.ascending(VersionBson.AGGREGATE, VersionBson.POSITION));
        collection.createIndex(Indexes.ascending(VersionBson.PATH, VersionBson.POSITION));
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
