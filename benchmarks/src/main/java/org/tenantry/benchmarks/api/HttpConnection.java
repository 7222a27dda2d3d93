package org.tenantry.benchmarks.api;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A keep-alive connection for one thread: one write and as a rule one read a request, so that the
 * generator takes as little of the machine as may be. When the server closes it, the next request
 * opens another, and pays for that.
 */
public final class HttpConnection implements Closeable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final int port;
    private final String head;
    private @Nullable Socket socket;
    private @Nullable AnswerReader reader;

    HttpConnection(int port, String token) {
        this.port = port;
        this.head = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
    }

    /** Asks, and waits for the answer. */
    public Answer send(Request request) throws IOException {
        Socket open = socket;
        AnswerReader answers = reader;
        if (open == null || answers == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            open.setSoTimeout(TIMEOUT_MILLIS);
            answers = new AnswerReader(open.getInputStream());
            socket = open;
            reader = answers;
        }
        open.getOutputStream().write(bytes(request));
        Answer answer = answers.read();
        if (answer.closing()) {
            close();
        }
        return answer;
    }

    private byte[] bytes(Request request) {
        StringBuilder text = new StringBuilder(1024)
                .append(request.method())
                .append(' ')
                .append(request.path())
                .append(head);
        if (request.position() != null) {
            text.append("Tenantry-Position: ").append(request.position()).append("\r\n");
        }
        @Nullable String body = request.body();
        if (body != null) {
            text.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length()) // all bodies here are ASCII
                    .append("\r\n\r\n")
                    .append(body);
        } else {
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        reader = null;
    }
}
