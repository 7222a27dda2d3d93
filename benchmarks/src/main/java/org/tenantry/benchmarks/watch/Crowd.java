package org.tenantry.benchmarks.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Many watchers in a JVM of their own, each of a tenant of its own, until its standard input ends. */
final class Crowd {
    static final String SAYS = "WATCHING=";

    private static final int AT_ONCE = 50;

    private Crowd() {}

    /** What a watcher asks. */
    static String request(String tenant, String token) {
        return "GET /v1/tenants/" + tenant + "/configuration-watch?namespace=" + WatchersBenchmark.NAMESPACE
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nAuthorization: Bearer " + token
                + "\r\n\r\n";
    }

    /** Takes the server's port, a token, and how many. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        int many = Integer.parseInt(args[2]);
        Thread.ofPlatform().daemon().start(Crowd::endWithParent);
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        try (Selector selector = Selector.open()) {
            int opened = 0;
            int heard = 0;
            while (true) {
                while (opened < many && opened - heard < AT_ONCE) {
                    open(selector, port, request(WatchersBenchmark.tenant(opened++), args[1]));
                }
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    buffer.clear();
                    if (((SocketChannel) key.channel()).read(buffer) < 0) {
                        throw new IOException("a stream has ended");
                    }
                    if (key.attachment() == null && text(buffer).contains("event: following")) {
                        key.attach(true);
                        heard++;
                        if (heard == many) {
                            System.out.println(SAYS + heard);
                        }
                    }
                }
                selector.selectedKeys().clear();
            }
        }
    }

    private static void open(Selector selector, int port, String request) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
    }

    private static void endWithParent() {
        try (InputStream in = System.in) {
            in.transferTo(OutputStream.nullOutputStream());
            System.exit(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
