package org.tenantry.testkit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The databases of one test class, dropped together. */
final class MongoDatabases implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 2;

    private final Class<?> test;
    private final String uri;
    private final MongoClient client;
    private final List<MongoDatabase> created = new ArrayList<>();
    private final MongoDatabase main;

    MongoDatabases(Class<?> test, String uri) {
        this.test = test;
        this.uri = uri;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .build());
        this.main = fresh();
    }

    String uri() {
        return uri;
    }

    MongoClient client() {
        return client;
    }

    MongoDatabase main() {
        return main;
    }

    MongoDatabase fresh() {
        MongoDatabase database = client.getDatabase(UniqueNames.startingWith(test));
        created.add(database);
        return database;
    }

    @Override
    public void close() {
        try (client) {
            created.forEach(MongoDatabase::drop);
        }
    }
}
