package org.tenantry.query.tenant;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent;
import org.tenantry.query.Published;
import org.tenantry.query.UnfedReadModels;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoForClass;

/** The read model of tenants, event by event, for tests of another engine than JUnit's own. */
final class ProjectedTenants implements AutoCloseable {
    private final TenantProjection projection =
            new TenantProjection((tenant, field, value) -> Optional.of(value.sealed()));
    private final MongoForClass mongo;
    private final MongoClient client;
    private final MongoCollection<Document> tenants;
    private final ReadModels readModels;
    private final Map<String, Long> versions = new HashMap<>();
    private long offset;

    ProjectedTenants(Class<?> test) {
        mongo = MongoForClass.of(test);
        client = MongoClients.create(mongo.uri());
        tenants = database().getCollection(TenantProjection.NAME);
        readModels = UnfedReadModels.in(database());
    }

    /** What is read; nothing but this feeds it. */
    ReadModels readModels() {
        return readModels;
    }

    private MongoDatabase database() {
        return client.getDatabase(mongo.databaseName());
    }

    void add(TenantEvent event, Instant time) {
        long sequence = versions.merge(event.tenant(), 1L, Long::sum) - 1;
        PublishedEvent published = Published.of(new Position(1, offset++), event.tenant(), sequence, event, time);
        for (String id : projection.documentsOf(published)) {
            @Nullable Document stored = tenants.find(Filters.eq(TenantBson.ID, id)).first();
            @Nullable TenantDocument before = stored == null ? null : projection.read(stored);
            Document after = projection.write(projection.evolve(id, before, published));
            tenants.replaceOne(Filters.eq(TenantBson.ID, id), after, new ReplaceOptions().upsert(true));
        }
    }

    /** As if nothing had ever been. */
    void clear() {
        if (!versions.isEmpty()) {
            tenants.deleteMany(Filters.in(TenantBson.ID, versions.keySet()));
            versions.clear();
        }
    }

    @Override
    public void close() {
        client.close();
        mongo.close();
    }
}
