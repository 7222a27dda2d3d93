package org.tenantry.connections;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file with settings for clients, in Kafka's own format. Only what concerns the connection may stand in it: all else is
 * either what Tenantry's promises rest upon, or is better not there by mistake. What can be known to be wrong before there is
 * a connection is said at once, and never with a value that may be secret.
 */
final class ClientFile {
    private static final List<String> KINDS = List.of("security.", "ssl.", "sasl.", "socket.connection.setup.");
    private static final Set<String> OTHERS = new TreeSet<>(Set.of(
            CommonClientConfigs.CLIENT_DNS_LOOKUP_CONFIG,
            CommonClientConfigs.CONNECTIONS_MAX_IDLE_MS_CONFIG,
            CommonClientConfigs.RECEIVE_BUFFER_CONFIG,
            CommonClientConfigs.SEND_BUFFER_CONFIG));

    private ClientFile() {}

    /**
     * Reads it.
     *
     * @throws IllegalStateException with the file, what is wrong with it, and what may be there
     */
    static Map<String, Object> read(Path file, String bootstrapServers) {
        Map<String, Object> settings = load(file);
        Set<String> strange = new TreeSet<>(settings.keySet());
        strange.removeIf(ClientFile::isAllowed);
        if (!strange.isEmpty()) {
            throw wrong(
                    file,
                    String.join(", ", strange) + " may not be set there; what may, of what Kafka's clients know, is "
                            + String.join("*, ", KINDS) + "*, " + String.join(", ", OTHERS));
        }
        if (!settings.containsKey(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)) {
            throw wrong(
                    file,
                    "security.protocol is not set, and without it nothing is encrypted: set SSL, SASL_SSL, or"
                            + " PLAINTEXT if that is what is meant");
        }
        tryOut(file, settings, bootstrapServers);
        return settings;
    }

    private static Map<String, Object> load(Path file) {
        Properties properties = new Properties();
        try (InputStream content = Files.newInputStream(file)) {
            properties.load(content);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("Kafka's settings " + file + " cannot be read: " + e, e);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /** Kafka passes over what it does not know: a slip of the pen must not be a connection without encryption. */
    private static boolean isAllowed(String name) {
        return AdminClientConfig.configNames().contains(name)
                && (OTHERS.contains(name) || KINDS.stream().anyMatch(name::startsWith));
    }

    /** Values that are none, stores that are not there or do not open: else each client would find out again and again. */
    private static void tryOut(Path file, Map<String, Object> settings, String bootstrapServers) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try {
            AdminClientConfig client = new AdminClientConfig(all);
            boolean isEncrypted = client.getString(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)
                    .toUpperCase(Locale.ROOT)
                    .endsWith("SSL");
            if (isEncrypted && client.getClass(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG) == null) {
                try (DefaultSslEngineFactory tls = new DefaultSslEngineFactory()) {
                    tls.configure(client.values());
                }
            }
        } catch (KafkaException e) {
            throw wrong(file, reason(e), e);
        }
    }

    private static String reason(KafkaException failure) {
        @Nullable Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.equals(failure) ? Objects.toString(failure.getMessage()) : failure.getMessage() + ": " + root;
    }

    private static IllegalStateException wrong(Path file, String reason) {
        return wrong(file, reason, null);
    }

    private static IllegalStateException wrong(Path file, String reason, @Nullable Throwable cause) {
        return new IllegalStateException("Kafka's settings " + file + ": " + reason, cause);
    }
}
