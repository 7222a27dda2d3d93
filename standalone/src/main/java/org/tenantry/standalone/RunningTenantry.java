package org.tenantry.standalone;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.tenantry.embedded.EmbeddedKafka;
import org.tenantry.embedded.EmbeddedMongo;
import org.tenantry.embedded.PortTakenException;
import org.tenantry.embedded.ServerOptions;

/** Everything that {@code dev run} starts; closed in the opposite order. */
final class RunningTenantry implements AutoCloseable {
    private final RunOptions options;
    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();

    private RunningTenantry(RunOptions options) {
        this.options = options;
    }

    /**
     * Starts what the options say.
     *
     * @throws CannotStartException with what to do
     */
    static RunningTenantry start(RunOptions options) {
        RunningTenantry tenantry = new RunningTenantry(options);
        try {
            tenantry.start();
            return tenantry;
        } catch (PortTakenException e) {
            tenantry.close();
            throw new CannotStartException(e.getMessage()
                    + ": end what runs there, or choose another with --port, --kafka-port, --mongo-port");
        } catch (RuntimeException e) {
            tenantry.close();
            throw e;
        }
    }

    private void start() {
        requireFree(options.port(), "the API", "--port");
        requireFree(options.kafkaPort(), "Kafka", "--kafka-port");
        String mongodbUri = mongodb();
        // Kafka and Spring take some seconds each, and neither needs the other to start.
        CompletableFuture<Void> kafka = CompletableFuture.runAsync(
                () -> started.push(EmbeddedKafka.start(serverOptions(options.kafkaPort(), "kafka"))));
        SpringApplication application = new SpringApplicationBuilder(StandaloneConfiguration.class)
                .properties(Map.of(
                        "spring.config.name",
                        "standalone",
                        "server.port",
                        options.port(),
                        "tenantry.mongodb-uri",
                        mongodbUri,
                        "tenantry.kafka-bootstrap-servers",
                        "127.0.0.1:" + options.kafkaPort()))
                .registerShutdownHook(false)
                .build();
        try {
            started.push(application.run());
        } finally {
            await(kafka);
        }
    }

    /** Throws what the part itself threw. */
    private static void await(CompletableFuture<Void> part) {
        try {
            part.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private String mongodb() {
        if (options.mongodbUri() != null) {
            requireAnswer(options.mongodbUri());
            return options.mongodbUri();
        }
        EmbeddedMongo mongo = EmbeddedMongo.start(serverOptions(options.mongoPort(), "mongo"));
        started.push(mongo);
        return mongo.uri();
    }

    private ServerOptions serverOptions(int port, String part) {
        @Nullable Path data = options.data();
        ServerOptions onPort = ServerOptions.onPort(port);
        return data == null ? onPort : onPort.keepingDataIn(data.resolve(part));
    }

    private static void requireFree(int port, String what, String option) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new CannotStartException("port " + port + " (" + what
                    + ") is in use: end what runs there, or choose another with " + option);
        }
    }

    private static void requireAnswer(String uri) {
        try {
            MongoClientSettings settings = MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(uri))
                    .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
                    .build();
            try (MongoClient client = MongoClients.create(settings)) {
                client.getDatabase("admin").runCommand(new Document("ping", 1));
            }
        } catch (MongoException | IllegalArgumentException e) {
            throw new CannotStartException("no MongoDB answers at MONGODB_URI: start it, correct the URI, or unset"
                    + " MONGODB_URI to use the embedded one");
        }
    }

    /** What runs where, and what to type next. */
    String welcome() {
        String api = "http://127.0.0.1:" + options.port();
        String kept = options.data() == null ? "the data are gone when it ends" : "data in " + options.data();
        String mongodb = options.mongodbUri() == null
                ? "mongodb://127.0.0.1:" + options.mongoPort() + "  mongo-java-server, for trying out: " + kept
                : "as MONGODB_URI says";
        String port = options.port() == 8080 ? "" : " --port " + options.port();
        return """

                Tenantry runs. Ctrl-C ends it.

                  API      %s  to try in a browser: %s/docs
                  Kafka    127.0.0.1:%d  embedded, topic tenantry.events.v1: %s
                  MongoDB  %s
                  Sealing  under a key that everybody knows, unless TENANTRY_SEALING_KEYSFILE names a file of others

                Type next, in another terminal:

                  TOKEN=$(./dev token --subject admin --platform-admin%s)
                  curl -i %s/v1/tenants -H "Authorization: Bearer $TOKEN" \\
                       -H 'Content-Type: application/json' -d '{"id": "pb", "name": "Punjab", "kind": "state"}'
                """.formatted(api, api, options.kafkaPort(), kept, mongodb, port, api);
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("while ending: " + e);
            }
        }
    }
}
