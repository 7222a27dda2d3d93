package org.tenantry.query.tenant;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tenantry.events.TenantEvent;
import org.tenantry.query.Published;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;

/** Read models on a MongoDB, made of events. */
final class ReadModelsExtension implements BeforeAllCallback, AfterAllCallback {
    private final MongoExtension mongo = new MongoExtension();
    private final TenantEvent[] events;

    ReadModelsExtension(TenantEvent... events) {
        this.events = events;
    }

    MongoDatabase database() {
        return mongo.watched(mongo.database());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        mongo.beforeAll(context);
        TenantReads.createIndexes(database());
        TenantProjection projection = new TenantProjection();
        Map<String, TenantDocument> tenants = new HashMap<>();
        for (PublishedEvent event : Published.inPartition(1, events)) {
            String id = projection.documentOf(event.event()).orElseThrow();
            tenants.put(id, projection.evolve(tenants.get(id), event));
        }
        mongo.database()
                .getCollection(projection.name())
                .insertMany(tenants.values().stream()
                        .map(tenant -> projection.write(tenant).append(Projection.POSITION, 0L))
                        .toList());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        mongo.afterAll(context);
    }
}
