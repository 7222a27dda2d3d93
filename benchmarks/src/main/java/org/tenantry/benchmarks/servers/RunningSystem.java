package org.tenantry.benchmarks.servers;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tenantry.embedded.EmbeddedKafka;
import org.tenantry.embedded.EmbeddedMongo;
import org.tenantry.embedded.ServerOptions;
import org.tenantry.standalone.StandaloneConfiguration;

/** What is measured: both sides, Kafka and MongoDB, on free ports; closed in the opposite order. */
public final class RunningSystem implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final String database =
            "tenantry_bench_" + UUID.randomUUID().toString().substring(0, 8);
    private String mongodb = "";
    private @Nullable ConfigurableApplicationContext context;

    private RunningSystem() {}

    /**
     * Starts everything.
     *
     * @param mongodbUri of a server to use; null to start the embedded one
     * @param endpoints that are there beside the API, to compare with
     */
    public static RunningSystem start(@Nullable String mongodbUri, Class<?>... endpoints) {
        RunningSystem system = new RunningSystem();
        try {
            String uri = mongodbUri == null ? system.embeddedMongo() : mongodbUri;
            system.mongodb = system.mongodb(uri, mongodbUri == null);
            EmbeddedKafka kafka = EmbeddedKafka.start(ServerOptions.onFreePort());
            system.started.push(kafka);
            system.context = system.serve(uri, kafka.bootstrapServers(), endpoints);
            system.started.push(system.context);
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private String embeddedMongo() {
        EmbeddedMongo mongo = EmbeddedMongo.start(ServerOptions.onFreePort());
        started.push(mongo);
        return mongo.uri();
    }

    /** Asks the server who it is, and sees to it that the databases are dropped in the end. */
    private String mongodb(String uri, boolean embedded) {
        MongoClient client = MongoClients.create(uri);
        started.push(client);
        started.push(() -> {
            client.getDatabase(database + "_log").drop();
            client.getDatabase(database + "_read").drop();
            client.getDatabase(database + "_keys").drop();
        });
        Document build = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
        return embedded
                ? "embedded: mongo-java-server, in memory, so a write waits for no disk and no replica"
                : build.getString("version") + ", as MONGODB_URI says";
    }

    private ConfigurableApplicationContext serve(String mongodbUri, String kafka, Class<?>... endpoints) {
        return new SpringApplicationBuilder(StandaloneConfiguration.class)
                .sources(endpoints)
                .properties(Map.of(
                        "spring.cloud.config.enabled", // a client of what others are compared with
                        false,
                        "spring.config.name",
                        "standalone",
                        "server.port",
                        0,
                        "tenantry.management-port",
                        -1,
                        "tenantry.mongodb-uri",
                        mongodbUri,
                        "tenantry.kafka-bootstrap-servers",
                        kafka,
                        "tenantry.command.database",
                        database + "_log",
                        "tenantry.query.database",
                        database + "_read",
                        "tenantry.sealing.database",
                        database + "_keys",
                        "tenantry.access.requests-per-second",
                        0))
                .properties("tenantry.access.concurrent-requests=0")
                .registerShutdownHook(false)
                .run();
    }

    /** Where the API is, on 127.0.0.1. */
    public int port() {
        return Integer.parseInt(setting("local.server.port"));
    }

    /** What it was started with. */
    public String setting(String name) {
        return running().getEnvironment().getRequiredProperty(name);
    }

    /** A part of it. */
    public <T> T part(String name, Class<T> type) {
        return running().getBean(name, type);
    }

    private ConfigurableApplicationContext running() {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context;
    }

    /** Which MongoDB this is, in words. */
    public String mongodb() {
        return mongodb;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // drivers refuse to work for an interrupted thread
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("while ending: " + e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
