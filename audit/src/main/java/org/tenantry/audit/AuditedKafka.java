package org.tenantry.audit;

import org.tenantry.connections.KafkaConnection;
import picocli.CommandLine.Option;

/** The options that tell where Kafka is. */
public final class AuditedKafka {
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

    /** How it is reached. */
    public KafkaConnection connection() {
        return KafkaConnection.to(bootstrapServers, file);
    }
}
