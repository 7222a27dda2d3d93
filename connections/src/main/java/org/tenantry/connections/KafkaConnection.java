package org.tenantry.connections;

import java.nio.file.Path;
import java.util.Map;

/**
 * How Kafka is reached.
 *
 * @param bootstrapServers where
 * @param settings of Kafka's own for the connection, the same for every client; there may be secrets among them
 */
public record KafkaConnection(String bootstrapServers, Map<String, Object> settings) {
    public KafkaConnection {
        settings = Map.copyOf(settings);
    }

    /** Neither encrypted nor authenticated. */
    public static KafkaConnection to(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    /**
     * As a file says.
     *
     * @param file with Kafka's settings for clients, as its own tools take it by {@code --command-config}; blank for none
     * @throws IllegalStateException if there is anything in it that is not for the connection, or that cannot be used
     */
    public static KafkaConnection to(String bootstrapServers, String file) {
        return file.isBlank()
                ? to(bootstrapServers)
                : new KafkaConnection(bootstrapServers, ClientFile.read(Path.of(file), bootstrapServers));
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "KafkaConnection[" + bootstrapServers + ", " + settings.keySet() + "]";
    }
}
