package org.tenantry.query.tenant;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tenantry.events.TenantEvent;
import org.tenantry.query.Published;
import org.tenantry.query.UnfedReadModels;
import org.tenantry.query.projection.Projection;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;

/** Read models on a MongoDB, made of events. */
final class ReadModelsExtension implements BeforeAllCallback, AfterAllCallback {
    private final MongoExtension mongo = new MongoExtension();
    private final TenantEvent[] events;
    private @Nullable ReadModels readModels;

    ReadModelsExtension(TenantEvent... events) {
        this.events = events;
    }

    /** What is read; nothing feeds it. */
    ReadModels readModels() {
        return Objects.requireNonNull(readModels);
    }

    MongoDatabase database() {
        return mongo.watched(mongo.database());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        mongo.beforeAll(context);
        readModels = UnfedReadModels.in(database());
        fill(new TenantProjection((tenant, field, value) -> Optional.of(value.sealed())));
        fill(new DomainProjection());
    }

    private <D> void fill(Projection<D> projection) {
        Map<String, D> documents = new HashMap<>();
        for (PublishedEvent event : Published.inPartition(1, events)) {
            projection
                    .documentsOf(event)
                    .forEach(id -> documents.put(id, projection.evolve(id, documents.get(id), event)));
        }
        if (!documents.isEmpty()) {
            mongo.database()
                    .getCollection(projection.name())
                    .insertMany(documents.values().stream()
                            .map(document -> projection.write(document).append(Projection.ORDER, 0L))
                            .toList());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        mongo.afterAll(context);
    }
}
