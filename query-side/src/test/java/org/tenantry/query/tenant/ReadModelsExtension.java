package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tenantry.events.TenantEvent;
import org.tenantry.query.Published;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;

/**
 * Read models on a MongoDB, made of events. After the class every find that was sent must have been
 * one that the indexes of {@link TenantReads#createIndexes} serve.
 */
final class ReadModelsExtension implements BeforeAllCallback, AfterAllCallback {
    private final MongoExtension mongo = new MongoExtension();
    private final FindCommands commands = new FindCommands();
    private final TenantEvent[] events;
    private @Nullable MongoClient client;

    ReadModelsExtension(TenantEvent... events) {
        this.events = events;
    }

    MongoDatabase database() {
        if (client == null) {
            throw new IllegalStateException("for use in tests, as a static field with @RegisterExtension");
        }
        return client.getDatabase(mongo.databaseName());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        mongo.beforeAll(context);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .addCommandListener(commands)
                .build());
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
        try {
            Iterable<Document> indexes =
                    database().getCollection(TenantProjection.NAME).listIndexes();
            assertThat(commands.all()).as("what was searched for").isNotEmpty();
            assertThat(commands.unserved(indexes))
                    .as("finds that no index serves")
                    .isEmpty();
        } finally {
            if (client != null) {
                client.close();
            }
            mongo.afterAll(context);
        }
    }
}
