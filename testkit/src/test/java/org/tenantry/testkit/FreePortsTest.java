package org.tenantry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void eachCanBeUsedAndIsGivenOnce() throws IOException {
        int one = FreePorts.next();
        int other = FreePorts.next();
        assertThat(one).isNotEqualTo(other).isBetween(20_000, 31_999);
        try (ServerSocket socket = new ServerSocket(one, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(socket.isBound()).isTrue();
        }
    }
}
