package org.tenantry.standalone;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tenantry.log.EventLog;
import org.tenantry.query.tenant.ErasedTenants;
import org.tenantry.sealing.Keyring;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;

/** Both sides in this JVM for one test class, on databases and a topic of its own. */
final class TenantryExtension implements BeforeAllCallback, AfterAllCallback {
    private final MongoExtension mongo = new MongoExtension();
    private final KafkaExtension kafka = new KafkaExtension();
    private final String topic = "events-" + UUID.randomUUID();
    private final Map<String, Object> settings;
    private @Nullable ConfigurableApplicationContext context;

    TenantryExtension() {
        this(Map.of());
    }

    /** With settings of its own. */
    TenantryExtension(Map<String, Object> settings) {
        this.settings = settings;
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
                        topic))
                .properties(settings)
                .registerShutdownHook(false)
                .run();
    }

    @Override
    public void afterAll(ExtensionContext test) throws Exception {
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
                running().getBean(Keyring.class), mongo.freshDatabase(), kafka.bootstrapServers(), topic);
    }

    MeterRegistry meters() {
        return running().getBean(MeterRegistry.class);
    }

    EventLog log() {
        return running().getBean(EventLog.class);
    }

    TokenIssuer issuer() {
        return running().getBean(TokenIssuer.class);
    }

    String url() {
        return "http://127.0.0.1:" + running().getEnvironment().getRequiredProperty("local.server.port");
    }

    /** The API without a token. */
    Api anonymous() {
        return new Api(url(), null);
    }

    /** The API as a platform administrator. */
    Api asPlatformAdmin() {
        return new Api(url(), issuer().token("root", Map.of(), true, Instant.now(), Api.TOKEN_LIFETIME));
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
