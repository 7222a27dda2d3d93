package org.tenantry.testkit.queries;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A port before a MongoDB, through which bytes pass unchanged in both directions. What one end
 * closes is closed at the other; without a server a connection is closed as soon as it is made.
 */
final class Tap implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final int TO_CONNECT_MILLIS = 2_000;

    private final InetSocketAddress server;
    private final Consumer<WireMessage> sent;
    private final ServerSocket listening;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /** Is told each message of a client, before the server is. */
    Tap(InetSocketAddress server, Consumer<WireMessage> sent) {
        this.server = server;
        this.sent = sent;
        try {
            this.listening = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** On 127.0.0.1. */
    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // closed, or the client is gone already
            }
        }
    }

    private void serve(Socket client) {
        clients.add(client);
        try (client;
                Socket upstream = new Socket()) {
            if (!listening.isClosed()) {
                upstream.connect(new InetSocketAddress(server.getHostString(), server.getPort()), TO_CONNECT_MILLIS);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> passAnswers(upstream, client));
                passMessages(client, upstream);
            }
        } catch (IOException e) {
            // one of the ends is closed: both are now
        } finally {
            clients.remove(client);
        }
    }

    private void passMessages(Socket client, Socket upstream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        OutputStream out = upstream.getOutputStream();
        while (true) {
            WireMessage message = WireMessage.read(in);
            sent.accept(message);
            message.writeTo(out);
        }
    }

    private static void passAnswers(Socket upstream, Socket client) {
        try (client) {
            upstream.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // as above
        }
    }

    /** Ends what is open. */
    @Override
    public void close() {
        closeQuietly(listening);
        clients.forEach(Tap::closeQuietly);
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
