package org.tenantry.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * mongo-java-server in this JVM: MongoDB's protocol, without sessions, transactions and text
 * search. It holds its data in memory, or in a directory with H2.
 *
 * <p>It is no proof of durability: {@code majority} and {@code j} mean nothing to it, and with a
 * directory a JVM that is killed may lose about the last second. {@link #close()} loses nothing.
 */
public final class EmbeddedMongo implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final MongoServer server;
    private final int port;

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
        this.port = server.getLocalAddress().getPort();
    }

    /**
     * Starts a server and returns when it takes requests.
     *
     * @throws PortTakenException if the port is in use
     * @throws UncheckedIOException if the data directory cannot be used
     */
    public static EmbeddedMongo start(ServerOptions options) {
        return start(new MongoServer(backend(options.data())), options);
    }

    /**
     * The same, and clients connect by TLS; it asks for no certificate of theirs.
     *
     * @param key of the server
     * @param chain of the server's certificate, which comes first
     */
    public static EmbeddedMongo startWithTls(ServerOptions options, PrivateKey key, X509Certificate... chain) {
        MongoServer server = new MongoServer(backend(options.data()));
        server.enableSsl(key, null, chain);
        return start(server, options);
    }

    private static EmbeddedMongo start(MongoServer server, ServerOptions options) {
        try {
            server.bind(HOST, options.port());
        } catch (Exception e) { // Netty throws the checked BindException undeclared
            if ((Throwable) e instanceof BindException) {
                throw new PortTakenException(options.port(), "MongoDB", e);
            }
            throw e;
        }
        return new EmbeddedMongo(server);
    }

    /** Where clients connect: {@code mongodb://127.0.0.1:PORT}. */
    public String uri() {
        return "mongodb://" + HOST + ":" + port;
    }

    /** Ends open connections, writes what is to be kept, and stops. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private static MongoBackend backend(@Nullable Path data) {
        if (data == null) {
            return new MemoryBackend();
        }
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException("MongoDB's stand-in cannot keep its data in " + data, e);
        }
        return new H2Backend(data.resolve("mongo.mv").toString());
    }
}
