package org.tenantry.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tenantry.command.CommandSide;
import org.tenantry.testkit.EmbeddedProcess;
import org.tenantry.testkit.guarantees.Acknowledged;
import org.tenantry.testkit.guarantees.LoggedEvents;
import org.tenantry.testkit.guarantees.Observed;
import org.tenantry.testkit.guarantees.PublishedEvents;

/** Two command sides, two subscribers of one group, Kafka and MongoDB, each in a JVM of its own. */
final class Deployment implements AutoCloseable {
    static final int PARTITIONS = 8;

    private static final String DATABASE = "tenantry_log";
    private static final String TOPIC = "tenantry.events.v1";

    final EmbeddedProcess kafka;
    final List<SideProcess> commandSides;
    final List<SubscriberProcess> subscribers;
    final SubscriberOptions subscriberOptions;
    private final TestIssuer issuer;
    private final EmbeddedProcess mongo;
    private final MongoClient client;

    private Deployment(Path directory, String frailTenant) {
        issuer = TestIssuer.start();
        mongo = EmbeddedProcess.mongo(null);
        kafka = EmbeddedProcess.kafka(directory.resolve("kafka"));
        client = MongoClients.create(mongo.mongoUri());
        subscriberOptions =
                new SubscriberOptions(kafka.bootstrapServers(), mongo.mongoUri(), "billing", directory, frailTenant);
        commandSides = Stream.generate(() -> SideProcess.launch(CommandSide.class, environment()))
                .limit(2)
                .toList();
        subscribers = Stream.generate(() -> new SubscriberProcess(subscriberOptions))
                .limit(2)
                .toList();
    }

    /** With Kafka's data and the subscribers' notes in the directory. */
    static Deployment start(Path directory, String frailTenant) {
        Deployment deployment = new Deployment(directory, frailTenant);
        deployment.commandSides.forEach(SideProcess::awaitStarted);
        return deployment;
    }

    private Map<String, String> environment() {
        return Map.of(
                "MONGODB_URI", mongo.mongoUri(),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "TENANTRY_ACCESS_ISSUER", issuer.issuer(),
                "TENANTRY_ACCESS_JWKSURI", issuer.keysUri(),
                "TENANTRY_COMMAND_DATABASE", DATABASE,
                "TENANTRY_COMMAND_TOPIC", TOPIC,
                "TENANTRY_COMMAND_PARTITIONS", Integer.toString(PARTITIONS));
    }

    List<Api> apis() {
        String token = issuer.platformAdminToken();
        return commandSides.stream().map(side -> new Api(side.url(), token)).toList();
    }

    /** From now on the subscribers can handle the frail tenant too. */
    void mendSubscribers() throws IOException {
        Files.createFile(subscriberOptions.mended());
    }

    /** What log, topic and subscribers have now, none of it read by code under test. */
    Observed observe(List<Acknowledged> acknowledged) {
        return new Observed(
                LoggedEvents.read(client.getDatabase(DATABASE), PARTITIONS),
                PublishedEvents.read(kafka.bootstrapServers(), TOPIC),
                acknowledged,
                List.of(SubscriberRecords.read(subscriberOptions, client)));
    }

    @Override
    public void close() {
        try (issuer;
                mongo;
                kafka;
                client) {
            commandSides.forEach(SideProcess::close);
            subscribers.forEach(SubscriberProcess::close);
        }
    }
}
