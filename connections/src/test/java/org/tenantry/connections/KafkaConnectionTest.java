package org.tenantry.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaConnectionTest {
    private static final String SCRAM = """
            security.protocol=SASL_SSL
            sasl.mechanism=SCRAM-SHA-512
            sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
              username="tenantry" password="wonderland";
            """;

    @TempDir
    private Path directory;

    @Test
    void whatConcernsTheConnectionIsTakenAsItStands() {
        KafkaConnection kafka = read(SCRAM + """
                ssl.endpoint.identification.algorithm=
                client.dns.lookup=resolve_canonical_bootstrap_servers_only
                socket.connection.setup.timeout.ms=2000
                """);

        assertThat(kafka.bootstrapServers()).isEqualTo("kafka:9093");
        assertThat(kafka.settings())
                .hasSize(6)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.endpoint.identification.algorithm", "")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"tenantry\""
                                + " password=\"wonderland\";");
    }

    @Test
    void withoutAFileNothingIsSet() {
        assertThat(KafkaConnection.to("kafka:9092", "")).isEqualTo(KafkaConnection.to("kafka:9092"));
    }

    @Test
    void whatItSaysOfItselfHoldsNoSecret() {
        assertThat(read(SCRAM).toString())
                .contains("kafka:9093", "sasl.jaas.config")
                .doesNotContain("wonderland");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acks=1",
                "enable.idempotence=false",
                "transactional.id=mine",
                "isolation.level=read_uncommitted",
                "group.id=mine",
                "auto.offset.reset=latest",
                "key.serializer=org.apache.kafka.common.serialization.LongSerializer",
                "interceptor.classes=some.Interceptor",
                "metric.reporters=some.Reporter",
                "bootstrap.servers=elsewhere:9092",
                "request.timeout.ms=1",
                "ssl.client.auth=required",
                "security.protokol=SSL"
            })
    void anythingElseIsRefusedByName(String line) {
        String name = line.substring(0, line.indexOf('='));

        assertThatThrownBy(() -> read(SCRAM + line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Kafka's settings " + file() + ": " + name + " may not be set there")
                .hasMessageContaining("security.*, ssl.*, sasl.*, socket.connection.setup.*, client.dns.lookup, ");
    }

    @Test
    void allThatMayNotBeThereIsNamedAtOnce() {
        assertThatThrownBy(() -> read(SCRAM + "linger.ms=1\nacks=1")).hasMessageContaining(": acks, linger.ms may not");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path absent = directory.resolve("absent.properties");

        assertThatThrownBy(() -> KafkaConnection.to("kafka:9093", absent.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Kafka's settings %s cannot be read: java.nio.file.NoSuchFileException: %s", absent, absent);
        assertThatThrownBy(() -> KafkaConnection.to("kafka:9093", directory.toString()))
                .hasMessageContaining(directory + " cannot be read");
    }

    /** Kafka's own default is no encryption: whoever mounts an empty file did not mean that. */
    @Test
    void thatNothingIsEncryptedMustBeSaid() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("security.protocol is not set");
        assertThatThrownBy(() -> read("ssl.truststore.location=/ca.pem"))
                .hasMessageContaining("security.protocol is not set");
        assertThat(read("security.protocol=PLAINTEXT").settings()).containsEntry("security.protocol", "PLAINTEXT");
    }

    @Test
    void whatCannotBeUsedIsRefusedAtOnce() {
        assertThatThrownBy(() -> read("security.protocol=TLS"))
                .hasMessageContaining(file() + ": Invalid value TLS for configuration security.protocol");
        assertThatThrownBy(() -> read("security.protocol=ssl\nssl.truststore.location=/absent.p12"))
                .hasMessageContaining("Failed to load SSL keystore /absent.p12")
                .hasMessageContaining("NoSuchFileException");
        assertThatThrownBy(() -> read("security.protocol=SSL\nssl.keystore.type=PEM\nssl.keystore.key=wonderland"))
                .hasMessageContaining(file() + ": ")
                .hasMessageNotContaining("wonderland");
    }

    private Path file() {
        return directory.resolve("kafka.properties");
    }

    private KafkaConnection read(String content) {
        try {
            return KafkaConnection.to(
                    "kafka:9093", Files.writeString(file(), content).toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
