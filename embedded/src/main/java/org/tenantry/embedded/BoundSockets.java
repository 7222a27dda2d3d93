package org.tenantry.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The sockets of a broker, bound before it starts: so a taken port is known before anything else
 * happened, and a free port cannot be taken by another between choosing and using it.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(EmbeddedKafka.HOST);

    private final Map<String, ServerSocketChannel> unclaimed = new ConcurrentHashMap<>();

    /**
     * Binds a listener's socket.
     *
     * @return the address, with a free port if 0 was asked for
     * @throws PortTakenException if the port is in use
     */
    InetSocketAddress bind(String listener, int port, String purpose) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(LOOPBACK, port));
        } catch (BindException e) {
            channel.close();
            throw new PortTakenException(port, purpose, e);
        }
        unclaimed.put(listener, channel);
        return new InetSocketAddress(LOOPBACK, channel.socket().getLocalPort());
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        ServerSocketChannel channel = unclaimed.remove(listener);
        if (channel == null) {
            throw new IOException("no socket was bound for listener " + listener + " at " + address);
        }
        return channel;
    }

    /** Closes what no broker has claimed. */
    @Override
    public void close() throws IOException {
        for (ServerSocketChannel channel : unclaimed.values()) {
            channel.close();
        }
    }
}
