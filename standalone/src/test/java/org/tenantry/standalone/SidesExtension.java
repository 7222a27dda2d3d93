package org.tenantry.standalone;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tenantry.command.CommandSide;
import org.tenantry.query.QuerySide;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;

/** Both sides, each a JVM of its own, for one test class, on databases and a topic of their own. */
final class SidesExtension implements BeforeAllCallback, AfterAllCallback {
    private final MongoExtension mongo = new MongoExtension();
    private final KafkaExtension kafka = new KafkaExtension();
    private @Nullable Running running;

    private record Running(TestIssuer issuer, SideProcess command, SideProcess query) {}

    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        mongo.beforeAll(test);
        kafka.beforeAll(test);
        TestIssuer issuer = TestIssuer.start();
        Map<String, String> environment =
                environment(mongo, kafka, issuer.trusted(), kafka.uniqueTopicName(), mongo.freshDatabase());
        running = new Running(
                issuer,
                SideProcess.launch(CommandSide.class, environment),
                SideProcess.launch(QuerySide.class, environment));
        command().awaitStarted();
        query().awaitStarted();
    }

    /** What both sides are told when they start. */
    static Map<String, String> environment(
            MongoExtension mongo,
            KafkaExtension kafka,
            Map<String, String> trusted,
            String topic,
            MongoDatabase readModels) {
        Map<String, String> environment = new HashMap<>(trusted);
        environment.put("MONGODB_URI", mongo.uri());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("TENANTRY_COMMAND_DATABASE", mongo.databaseName());
        environment.put("TENANTRY_COMMAND_TOPIC", topic);
        environment.put("TENANTRY_QUERY_DATABASE", readModels.getName());
        environment.put("TENANTRY_QUERY_TOPIC", topic);
        environment.put("TENANTRY_QUERY_READYOURWRITESPATIENCE", "60s");
        environment.put("TENANTRY_SEALING_DATABASE", mongo.freshDatabase().getName());
        return environment;
    }

    @Override
    public void afterAll(ExtensionContext test) throws Exception {
        if (running != null) {
            running.query().close();
            running.command().close();
            running.issuer().close();
        }
        kafka.afterAll(test);
        mongo.afterAll(test);
    }

    SideProcess command() {
        return running().command();
    }

    SideProcess query() {
        return running().query();
    }

    /** The API of the command side, as a platform administrator. */
    Api commands() {
        return new Api(command().url(), platformAdminToken());
    }

    /** The API of the query side, as a platform administrator. */
    Api queries() {
        return new Api(query().url(), platformAdminToken());
    }

    String platformAdminToken() {
        return running().issuer().platformAdminToken();
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }
}
