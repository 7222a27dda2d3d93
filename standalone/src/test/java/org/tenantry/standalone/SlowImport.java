package org.tenantry.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An import whose file has begun, and does not go on. */
final class SlowImport implements AutoCloseable {
    private final Socket socket;
    private final StringBuilder answer = new StringBuilder();

    SlowImport(URI node, String token) throws IOException {
        socket = new Socket(node.getHost(), node.getPort());
        send("POST /v1/tenant-import HTTP/1.1\r\nHost: " + node.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "1\r\n\n\r\n");
    }

    /** Ends the file. */
    void end() throws IOException {
        send("0\r\n\r\n");
    }

    /** What has come so far. */
    String answer() throws IOException {
        InputStream in = socket.getInputStream();
        answer.append(new String(in.readNBytes(in.available()), StandardCharsets.UTF_8));
        return answer.toString();
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
