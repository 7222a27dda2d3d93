package org.tenantry.testkit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tenantry.testkit.queries.QueryWatch;

/** The databases of one test class, dropped together, and the watch over what code asks of them. */
final class MongoDatabases implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 2;

    private final Class<?> test;
    private final String serverUri;
    private final MongoClient client;
    private final QueryWatch watch;
    private final MongoClient watched;
    private final List<MongoDatabase> created = new ArrayList<>();
    private final MongoDatabase main;

    MongoDatabases(Class<?> test, String uri) {
        this.test = test;
        this.serverUri = uri;
        this.client = clientOf(uri);
        this.watch = QueryWatch.before(uri);
        this.watched = clientOf(watch.uri());
        this.main = fresh();
    }

    private static MongoClient clientOf(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .build());
    }

    /** Where it is watched. */
    String uri() {
        return watch.uri();
    }

    /** Where it is not. */
    String serverUri() {
        return serverUri;
    }

    MongoDatabase watched(MongoDatabase database) {
        return watched.getDatabase(database.getName());
    }

    QueryWatch watch() {
        return watch;
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
        try (client;
                watch;
                watched) {
            created.forEach(MongoDatabase::drop);
        }
    }
}
