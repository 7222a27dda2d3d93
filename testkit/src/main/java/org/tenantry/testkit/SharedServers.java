package org.tenantry.testkit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.tenantry.embedded.EmbeddedKafka;
import org.tenantry.embedded.EmbeddedMongo;
import org.tenantry.embedded.ServerOptions;

/**
 * The servers of a test run: those the environment names, else embedded ones that the first class
 * to ask starts, and that JUnit closes at the end of the run.
 */
final class SharedServers {
    private static final Namespace NAMESPACE = Namespace.create(SharedServers.class);

    private SharedServers() {}

    /** The MongoDB that the environment names. */
    static Optional<String> givenMongo() {
        return environment("MONGODB_URI");
    }

    static String mongoUri(ExtensionContext context) {
        return givenMongo()
                .orElseGet(() -> store(context)
                        .computeIfAbsent(
                                EmbeddedMongo.class,
                                type -> EmbeddedMongo.start(ServerOptions.onFreePort()),
                                EmbeddedMongo.class)
                        .uri());
    }

    static String kafkaBootstrapServers(ExtensionContext context) {
        return environment("KAFKA_BOOTSTRAP_SERVERS")
                .orElseGet(() -> store(context)
                        .computeIfAbsent(
                                EmbeddedKafka.class,
                                type -> EmbeddedKafka.start(ServerOptions.onFreePort()),
                                EmbeddedKafka.class)
                        .bootstrapServers());
    }

    private static Optional<String> environment(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
    }
}
