package org.tenantry.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    @Test
    void commitsAreReadAndAbortsAreNot() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(ServerOptions.onFreePort())) {
            KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
            clients.createTopic();
            clients.send("one", "aborted", "two");
            assertThat(clients.receive("readers", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void aDirectoryKeepsTheDataForTheNextStart(@TempDir Path directory) throws Exception {
        ServerOptions options = ServerOptions.onFreePort().keepingDataIn(directory.resolve("kafka"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
            KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
            clients.createTopic();
            clients.send("one");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
            KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
            clients.send("two");
            assertThat(clients.receive("readers", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void twoRunSideBySide() throws Exception {
        try (EmbeddedKafka one = EmbeddedKafka.start(ServerOptions.onFreePort());
                EmbeddedKafka other = EmbeddedKafka.start(ServerOptions.onFreePort())) {
            new KafkaClients(one.bootstrapServers()).createTopic();
            new KafkaClients(other.bootstrapServers()).createTopic();
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            ServerOptions options = ServerOptions.onPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedKafka.start(options))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("port %d (Kafka) is in use", taken.getLocalPort());
        }
    }
}
