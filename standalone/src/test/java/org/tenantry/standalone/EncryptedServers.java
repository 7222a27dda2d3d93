package org.tenantry.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.tenantry.embedded.EmbeddedKafka;
import org.tenantry.embedded.EmbeddedMongo;
import org.tenantry.embedded.ServerOptions;
import org.tenantry.testkit.CertificateAuthority;
import org.tenantry.testkit.CertificateAuthority.Identity;

/**
 * Kafka and MongoDB that are reached by TLS only, with certificates of an authority that only those trust who are told to.
 * Kafka asks its clients for certificates of the same authority.
 */
final class EncryptedServers implements AutoCloseable {
    /** In Kafka's settings, and nobody's to see. */
    static final String SECRET = "wonderland";

    final CertificateAuthority authority;
    final CertificateAuthority anotherAuthority;
    final Identity client;
    final Identity stranger;
    private final Path directory;
    private final Identity server;
    private final EmbeddedKafka kafka;
    private final EmbeddedMongo mongo;

    EncryptedServers(Path directory) {
        this.directory = directory;
        authority = CertificateAuthority.in(directory.resolve("authority"));
        anotherAuthority = CertificateAuthority.in(directory.resolve("another"));
        server = authority.sign("server");
        client = authority.sign("client");
        stranger = anotherAuthority.sign("stranger");
        mongo = EmbeddedMongo.startWithTls(
                ServerOptions.onFreePort(), server.key(), server.chain().toArray(X509Certificate[]::new));
        kafka = EmbeddedKafka.startWithTls(
                ServerOptions.onFreePort(),
                Map.of(
                        "ssl.client.auth", "required",
                        "ssl.keystore.type", "PEM",
                        "ssl.keystore.location", server.file().toString(),
                        "ssl.truststore.type", "PEM",
                        "ssl.truststore.location", authority.file().toString()));
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String mongoUri() {
        return mongo.uri();
    }

    /** What Kafka's clients are told: who they are, and whom to trust. */
    static Map<String, Object> kafkaSettings(Identity client, CertificateAuthority trusted) {
        return Map.of(
                "security.protocol",
                "SSL",
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                client.file().toString(),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                trusted.file().toString(),
                "sasl.jaas.config",
                "passed.Over required password=\"" + SECRET + "\";");
    }

    /** The same as a file. */
    String kafkaFile(String name, Map<String, Object> settings) {
        StringBuilder content = new StringBuilder();
        settings.forEach((key, value) -> content.append(key + "=" + value + "\n"));
        try {
            return Files.writeString(directory.resolve(name + ".properties"), content)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code docs/tls.md} tells operators to set it: one bundle for what a side serves, and for MongoDB. */
    Map<String, String> environment() {
        return Map.of(
                "SPRING_SSL_BUNDLE_PEM_TENANTRY_KEYSTORE_CERTIFICATE",
                server.certificateFile().toString(),
                "SPRING_SSL_BUNDLE_PEM_TENANTRY_KEYSTORE_PRIVATEKEY",
                server.keyFile().toString(),
                "SPRING_SSL_BUNDLE_PEM_TENANTRY_TRUSTSTORE_CERTIFICATE",
                authority.file().toString(),
                "SERVER_SSL_BUNDLE",
                "tenantry",
                "MONGODB_URI",
                mongoUri(),
                "MONGODB_SSL_BUNDLE",
                "tenantry",
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers(),
                "KAFKA_CONFIG",
                kafkaFile("kafka", kafkaSettings(client, authority)));
    }

    @Override
    public void close() {
        kafka.close();
        mongo.close();
    }
}
