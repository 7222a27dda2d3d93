package org.tenantry.testkit.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TapTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** No command, of 17 bytes. */
    private static final byte[] MESSAGE = HexFormat.of().parseHex("11000000010000000000000001000000ff");

    private final List<WireMessage> sent = new ArrayList<>();
    private ServerSocket listening;
    private Tap tap;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listening = new ServerSocket(0, 1, LOOPBACK);
        tap = new Tap(new InetSocketAddress(LOOPBACK, listening.getLocalPort()), sent::add);
        client = new Socket(LOOPBACK, tap.port());
        server = listening.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        tap.close();
        listening.close();
    }

    @Test
    void bytesPassUnchangedBothWays() throws IOException {
        client.getOutputStream().write(MESSAGE);
        assertThat(server.getInputStream().readNBytes(MESSAGE.length)).isEqualTo(MESSAGE);
        assertThat(sent).hasSize(1);

        server.getOutputStream().write(new byte[] {1, 2, 3});
        assertThat(client.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
    }

    @Test
    void whatTheServerClosesIsClosedAtTheClient() throws IOException {
        server.close();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void whatTheClientClosesIsClosedAtTheServer() throws IOException {
        client.close();

        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void closingEndsAllConnectionsAndTakesNoMore() throws IOException {
        tap.close();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        await("its port is given back when the thread that accepts has noticed")
                .untilAsserted(() -> assertThatThrownBy(() -> new Socket(LOOPBACK, tap.port()).close())
                        .isInstanceOf(SocketException.class));
    }

    @Test
    void withoutAServerAConnectionIsClosedAtOnce() throws IOException {
        listening.close();

        try (Socket refused = new Socket(LOOPBACK, tap.port())) {
            assertThat(refused.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoSpeaksAnotherProtocolIsNotHeardOut() throws IOException {
        client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }
}
