package org.tenantry.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;

/**
 * A real Kafka broker, with its controller, in this JVM. One node, so nothing is replicated;
 * otherwise it behaves as any: transactions, consumer groups, compaction. Topics have to be
 * created.
 *
 * <p>Data in a directory of its own outlives {@link #close()} and a new start, on any port.
 */
public final class EmbeddedKafka implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final int port;
    private final Resources opened;

    private EmbeddedKafka(int port, Resources opened) {
        this.port = port;
        this.opened = opened;
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @throws PortTakenException if the port is in use
     * @throws UncheckedIOException if the data directory cannot be used
     */
    public static EmbeddedKafka start(ServerOptions options) {
        return startWithTls(options, Map.of());
    }

    /**
     * The same, and clients connect by TLS.
     *
     * @param tls the broker's settings, all of them {@code ssl.*}. It is a client of its own, too: if it asks for certificates,
     *     it must trust its own
     */
    public static EmbeddedKafka startWithTls(ServerOptions options, Map<String, String> tls) {
        Resources opened = new Resources();
        try {
            return new EmbeddedKafka(start(options, tls, opened), opened);
        } catch (IOException e) {
            opened.close();
            throw new UncheckedIOException("Kafka cannot start with " + options, e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Where clients connect: {@code 127.0.0.1:PORT}. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Stops the broker, then the controller; deletes the data unless a directory was given. */
    @Override
    public void close() {
        opened.close();
    }

    private static int start(ServerOptions options, Map<String, String> tls, Resources opened) throws IOException {
        BoundSockets sockets = opened.add(new BoundSockets());
        InetSocketAddress clients = sockets.bind(KafkaSettings.CLIENTS, options.port(), "Kafka");
        InetSocketAddress controller = sockets.bind(KafkaSettings.CONTROLLER, 0, "Kafka's controller");
        Path data = opened.add(DataDirectory.of(options.data())).path();
        KafkaStorage.prepare(data);
        KafkaConfig config = KafkaSettings.of(clients.getPort(), controller.getPort(), data, tls);
        opened.add(new KafkaNode(config, controller, sockets)).start();
        return clients.getPort();
    }
}
