package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tenantry.testkit.FreePorts;
import org.tenantry.testkit.JavaProcess;

/** What {@code dev run} and {@code dev token} do and say. */
class RunTest {
    private static final Duration START = Duration.ofSeconds(90);

    @Test
    void everythingRunsAndEndsCleanlyAndGivesTokens() {
        int port = FreePorts.next();
        JavaProcess running = run(port, FreePorts.next(), FreePorts.next(), "");

        running.awaitLine("Type next", START);
        JavaProcess token = JavaProcess.builder(Standalone.class)
                .arguments("token", "--subject", "eve", "--grant", "pb=tenant-admin,viewer", "--port", "" + port)
                .start();
        String bearer = token.awaitLine("^(ey\\S+)$", START).group(1);

        assertThat(new Api("http://127.0.0.1:" + port, bearer)
                        .get("/v1/tenants")
                        .status())
                .isEqualTo(200);
        assertThat(running.stop()).isEqualTo(143);
        assertThat(running.lastLines()).noneMatch(line -> line.contains("Exception"));
    }

    @Test
    void aTakenPortIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> RunningTenantry.start(new RunOptions(port, 0, 0, null, null)))
                    .hasMessage("port " + port
                            + " (the API) is in use: end what runs there, or choose another with --port");
            assertThatThrownBy(() -> RunningTenantry.start(new RunOptions(FreePorts.next(), 0, port, null, null)))
                    .hasMessageStartingWith("port " + port + " (MongoDB) is in use");
        }
    }

    @Test
    void anAbsentMongodbIsSaidInOneLine() {
        JavaProcess refused = run(FreePorts.next(), FreePorts.next(), 0, "mongodb://127.0.0.1:1");

        assertThat(refused.awaitLine("^no MongoDB answers at MONGODB_URI.*$", START)
                        .group())
                .contains("start it, correct the URI, or unset MONGODB_URI");
    }

    private static JavaProcess run(int port, int kafkaPort, int mongoPort, String mongodbUri) {
        return JavaProcess.builder(Standalone.class)
                .arguments("run", "--port", "" + port, "--kafka-port", "" + kafkaPort, "--mongo-port", "" + mongoPort)
                .environment("MONGODB_URI", mongodbUri)
                .start();
    }
}
