package org.tenantry.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.connections.KafkaConnection;
import picocli.CommandLine.Option;

/** The options that name a topic. */
public final class AuditedTopic {
    @Option(
            names = "--topic",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = "tenantry.events.v1",
            description = "compare with the topic, event by event; ${FALLBACK-VALUE} if it is not named")
    private @Nullable String name;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
            description = "where Kafka is; $$KAFKA_BOOTSTRAP_SERVERS, else 127.0.0.1:9092")
    private String bootstrapServers = "";

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            defaultValue = "${env:KAFKA_CONFIG:-}",
            description = "with Kafka's settings for TLS and authentication; $$KAFKA_CONFIG unless given")
    private String file = "";

    /** The topic's name, if one is asked for. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** How it is reached. */
    public KafkaConnection connection() {
        return KafkaConnection.to(bootstrapServers, file);
    }
}
