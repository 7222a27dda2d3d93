package org.tenantry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddedMainTest {
    private static final int SIGTERM_STATUS = 128 + 15;

    @Test
    void bothPartsAreReadyWhenTheirLinesArePrinted() throws Exception {
        Process process = start();
        try (BufferedReader output = process.inputReader()) {
            String mongo = value("MONGODB_URI=", output.readLine());
            String kafka = value("KAFKA_BOOTSTRAP_SERVERS=", output.readLine());
            try (MongoClient client = MongoClients.create(mongo)) {
                client.getDatabase("tests").getCollection("notes").insertOne(new Document("_id", 1));
            }
            new KafkaClients(kafka).createTopic();

            process.toHandle().destroy(); // Process::destroy would close the output, too
            assertThat(process.waitFor()).isEqualTo(SIGTERM_STATUS);
            assertThat(output.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void onePartAloneEndsWithItsParent() throws Exception {
        Process process = start("--only", "mongo", "--with-parent");
        try (BufferedReader output = process.inputReader()) {
            value("MONGODB_URI=", output.readLine());
            process.outputWriter().close();
            assertThat(process.waitFor()).isZero();
            assertThat(output.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aTakenPortIsSaidInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Process process = start("--only", "kafka", "--kafka-port", Integer.toString(taken.getLocalPort()));
            assertThat(process.errorReader().readLine()).isEqualTo("port %d (Kafka) is in use", taken.getLocalPort());
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        }
    }

    private static String value(String key, String line) {
        assertThat(line).startsWith(key);
        return line.substring(key.length());
    }

    private static Process start(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedMain.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }
}
