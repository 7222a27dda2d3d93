package org.tenantry.benchmarks.servers;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The MongoDB that all run on, and the databases made in it, which are dropped in the end. */
public final class MongoServer implements AutoCloseable {
    /** How long anyone waits for an answer: a pause of the server is a figure, not an error. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int CONNECT_SECONDS = 2;

    private final String uri;
    private final @Nullable ServerProcess embedded;
    private final MongoClient client;
    private final String version;
    private final String prefix =
            "tenantry_bench_" + UUID.randomUUID().toString().substring(0, 8) + "_";
    private final Set<String> databases = new LinkedHashSet<>();
    private int made;

    private MongoServer(String uri, @Nullable ServerProcess embedded) {
        this.uri = uri;
        this.embedded = embedded;
        this.client = connect();
        this.version = client.getDatabase("admin")
                .runCommand(new Document("buildInfo", 1))
                .getString("version");
    }

    /**
     * Uses a server, or starts one.
     *
     * @param uri of a server to use; null to start the embedded one
     */
    public static MongoServer use(@Nullable String uri) {
        if (uri != null) {
            return new MongoServer(uri, null);
        }
        ServerProcess embedded = ServerProcess.mongo();
        return new MongoServer(embedded.address(), embedded);
    }

    /** Where it is. */
    public String uri() {
        return uri;
    }

    /** A client with the concerns that the log has, whatever the URI says: majority, journalled, primary. */
    public MongoClient connect() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applicationName("tenantry-bench")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool ->
                        pool.maxWaitTime(PATIENCE.toSeconds(), TimeUnit.SECONDS).maxConnecting(8))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .build());
    }

    /** A name that no database has; whoever makes one by it need not drop it. */
    public String newDatabase() {
        String database = prefix + made++;
        databases.add(database);
        return database;
    }

    /** Drops a database before the end. */
    public void drop(String database) {
        client.getDatabase(database).drop();
        databases.remove(database);
    }

    /** The server's CPU time, in nanoseconds, if it is the embedded one; else always 0. */
    public long cpu() {
        return embedded == null ? 0 : embedded.cpu();
    }

    public boolean isEmbedded() {
        return embedded != null;
    }

    /** Which MongoDB this is, in words. */
    public String describe() {
        return embedded == null
                ? version + ", as MONGODB_URI says"
                : "embedded: mongo-java-server, a JVM of its own, in memory: a write waits for no disk and no replica, and"
                        + "\n           Axon's extension pays nothing for its index of times, which is not made here";
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // the driver refuses to work for an interrupted thread
        try {
            if (embedded == null) { // else they go with the server, which Ctrl-C may have ended already
                List.copyOf(databases).forEach(this::drop);
            }
        } finally {
            client.close();
            if (embedded != null) {
                embedded.close();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
