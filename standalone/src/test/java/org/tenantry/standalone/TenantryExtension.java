package org.tenantry.standalone;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tenantry.access.DevelopmentIssuer;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.log.EventLog;
import org.tenantry.query.QuerySide;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.ErasedTenants;
import org.tenantry.sealing.Keyring;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;

/**
 * Both sides in this JVM for one test class, on databases and a topic of its own. At its end the audit finds nothing wrong
 * with log and read models, whatever the class did, unless it forged events.
 */
final class TenantryExtension implements BeforeAllCallback, AfterAllCallback {
    /** What a user waits for a few seconds takes longer on a machine that starts several at once. */
    private static final String PATIENCE = "tenantry.query.read-your-writes-patience";

    private static final List<String> SHARED_BY_QUERY_NODES = List.of(
            "tenantry.query.mongodb-uri",
            "tenantry.query.kafka-bootstrap-servers",
            "tenantry.query.database",
            "tenantry.query.topic",
            PATIENCE,
            "tenantry.sealing.mongodb-uri",
            "tenantry.sealing.database",
            "tenantry.sealing.keys");

    private final MongoExtension mongo = new MongoExtension();
    private final KafkaExtension kafka = new KafkaExtension();
    private final String topic = "events-" + UUID.randomUUID();
    private final Map<String, Object> settings;
    private final List<ConfigurableApplicationContext> queryNodes = new ArrayList<>();
    private boolean isForged;
    private @Nullable ConfigurableApplicationContext context;

    TenantryExtension() {
        this(Map.of());
    }

    /** With settings of its own. */
    TenantryExtension(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** For a class that puts into the log what no command decided. */
    TenantryExtension withForgedEvents() {
        isForged = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        mongo.beforeAll(test);
        kafka.beforeAll(test);
        context = new SpringApplicationBuilder(StandaloneConfiguration.class)
                .properties(Map.of(
                        "spring.config.name",
                        "standalone",
                        "server.port",
                        0,
                        "tenantry.management-port",
                        -1,
                        "tenantry.mongodb-uri",
                        mongo.uri(),
                        "tenantry.kafka-bootstrap-servers",
                        kafka.bootstrapServers()))
                .properties(Map.of(
                        "tenantry.command.database",
                        mongo.databaseName(),
                        "tenantry.query.database",
                        mongo.freshDatabase().getName(),
                        "tenantry.sealing.database",
                        mongo.freshDatabase().getName(),
                        "tenantry.command.topic",
                        topic,
                        "tenantry.query.topic",
                        topic,
                        PATIENCE,
                        "60s",
                        "tenantry.access.requests-per-second",
                        0))
                .properties(settings)
                .registerShutdownHook(false)
                .run();
    }

    @Override
    public void afterAll(ExtensionContext test) throws Exception {
        if (context != null && !isForged) {
            new Audited(this).assertIntactWith(readModels());
        }
        queryNodes.forEach(ConfigurableApplicationContext::close);
        if (context != null) {
            context.close();
        }
        kafka.afterAll(test);
        mongo.afterAll(test);
    }

    KafkaExtension kafka() {
        return kafka;
    }

    String topic() {
        return topic;
    }

    String mongodbUri() {
        return mongo.uri();
    }

    /** The same for what reads whole collections, and is meant to. */
    String unwatchedMongodbUri() {
        return mongo.unwatchedUri();
    }

    /** Where log and claims are. */
    MongoDatabase logDatabase() {
        return mongo.client().getDatabase(mongo.databaseName());
    }

    /** Where the tenants' data keys are. */
    MongoDatabase keysDatabase() {
        return mongo.client().getDatabase(running().getEnvironment().getRequiredProperty("tenantry.sealing.database"));
    }

    MongoDatabase readModels() {
        return mongo.client().getDatabase(running().getEnvironment().getRequiredProperty("tenantry.query.database"));
    }

    /** As a query side that has read models of its own, and nothing in them yet. */
    ErasedTenants erasedTenantsFromTheBeginning() {
        return new ErasedTenants(
                running().getBean(Keyring.class),
                mongo.freshDatabase(),
                KafkaConnection.to(kafka.bootstrapServers()),
                topic);
    }

    /** As a query side that has nothing yet. */
    MongoDatabase freshDatabase() {
        return mongo.freshDatabase();
    }

    /** The same database, for code under test. */
    MongoDatabase watched(MongoDatabase database) {
        return mongo.watched(database);
    }

    Keyring keyring() {
        return running().getBean(Keyring.class);
    }

    ReadModels projections() {
        return running().getBean(ReadModels.class);
    }

    MeterRegistry meters() {
        return running().getBean(MeterRegistry.class);
    }

    EventLog log() {
        return running().getBean(EventLog.class);
    }

    /** The methods that answer requests, by what they answer. */
    Map<RequestMappingInfo, HandlerMethod> endpoints() {
        return running()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
    }

    TokenIssuer issuer() {
        return running().getBean(TokenIssuer.class);
    }

    String url() {
        return url(running());
    }

    private static String url(ConfigurableApplicationContext node) {
        return "http://127.0.0.1:" + node.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Starts one more node of the query side, on the same read models, for the rest of the class; its URL. */
    String startQueryNode() {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.config.name=query-side",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--tenantry.management-port=-1"));
        for (String name : SHARED_BY_QUERY_NODES) {
            arguments.add("--" + name + "=" + running().getEnvironment().getRequiredProperty(name));
        }
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        ConfigurableApplicationContext node = new SpringApplicationBuilder(QuerySide.class)
                .initializers((GenericApplicationContext beans) ->
                        beans.registerBean(DevelopmentIssuer.class, () -> issuer().trusted()))
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
        queryNodes.add(node);
        return url(node);
    }

    /** The API without a token. */
    Api anonymous() {
        return new Api(url(), null);
    }

    /** The API as a platform administrator. */
    Api asPlatformAdmin() {
        return asPlatformAdmin(url());
    }

    /** The same of a node that was started. */
    Api asPlatformAdmin(String node) {
        return new Api(node, issuer().token("root", Map.of(), true, Instant.now(), Api.TOKEN_LIFETIME));
    }

    /** The API as somebody with roles on a tenant. */
    Api as(String subject, String tenant, String... roles) {
        return new Api(
                url(),
                issuer().token(subject, Map.of(tenant, List.of(roles)), false, Instant.now(), Api.TOKEN_LIFETIME));
    }

    private ConfigurableApplicationContext running() {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context;
    }
}
