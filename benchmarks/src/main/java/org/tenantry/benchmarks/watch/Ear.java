package org.tenantry.benchmarks.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One watcher, who says when it hears something. */
final class Ear implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final BufferedReader lines;

    private Ear(Socket socket) throws IOException {
        this.socket = socket;
        this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static Ear open(int port, String tenant, String token) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write(Crowd.request(tenant, token).getBytes(StandardCharsets.US_ASCII));
        Ear ear = new Ear(socket);
        ear.await("event: following");
        return ear;
    }

    /** Waits until a line comes. */
    void await(String wanted) throws IOException {
        @Nullable String line = lines.readLine();
        while (line != null && !line.equals(wanted)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("the stream ended before: " + wanted);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
