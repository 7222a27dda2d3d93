package org.tenantry.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A server that answers what it is told to. */
final class FakeServer implements AutoCloseable {
    private static final String END = "";

    private final HttpServer server;
    private final BlockingQueue<String> stream = new LinkedBlockingQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<@Nullable String> resumed = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile int streamStatus = 200;
    private volatile long version;
    private volatile String effectiveStatus = "ACTIVE";

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What holds from now on: a version's number is its value, too. */
    FakeServer holds(long newVersion) {
        version = newVersion;
        return this;
    }

    FakeServer holds(String newStatus) {
        effectiveStatus = newStatus;
        return this;
    }

    FakeServer answers(int newStatus) {
        status = newStatus;
        return this;
    }

    FakeServer answersStreams(int newStatus) {
        streamStatus = newStatus;
        return this;
    }

    void tells(String event, String id, String data) {
        stream.add("event: " + event + "\nid: " + id + "\ndata: " + data + "\n\n");
    }

    void endsTheStream() {
        stream.add(END);
    }

    /** The lookups that were asked for, with their conditions. */
    List<String> asked() {
        return asked;
    }

    /** The Last-Event-IDs of the streams that were opened. */
    List<@Nullable String> resumed() {
        return resumed;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/configuration-watch")) {
            stream(exchange);
            return;
        }
        String tag = "\"" + version + "-" + effectiveStatus + "\"";
        @Nullable String condition = exchange.getRequestHeaders().getFirst("If-None-Match");
        @Nullable String position = exchange.getRequestHeaders().getFirst("Tenantry-Position");
        asked.add(condition + " " + position);
        if (status == 200 && tag.equals(condition)) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            exchange.getResponseHeaders().set("ETag", tag);
            String body = status == 200
                    ? "{\"values\": {\"size\": %d}, \"effectiveStatus\": \"%s\", \"versions\": {\"pb\": %d}}"
                            .formatted(version, effectiveStatus, version)
                    : "{\"code\": \"code-%d\", \"detail\": \"because\"}".formatted(status);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        resumed.add(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        exchange.sendResponseHeaders(streamStatus, streamStatus == 200 ? 0 : -1);
        try (exchange) {
            if (streamStatus == 200) {
                write(exchange, "retry: 10\n\n");
                for (String told = stream.take(); !told.equals(END); told = stream.take()) {
                    write(exchange, told);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
