package org.tenantry.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an embedded server listens and keeps its data.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param data the directory whose data outlives the server, created if absent; null keeps nothing
 */
public record ServerOptions(int port, @Nullable Path data) {
    /** Refuses what cannot be a port. */
    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not one of 0 to 65535");
        }
    }

    /** A free port, nothing kept. */
    public static ServerOptions onFreePort() {
        return new ServerOptions(0, null);
    }

    /** The given port, nothing kept. */
    public static ServerOptions onPort(int port) {
        return new ServerOptions(port, null);
    }

    /** The same port, with the data in {@code directory}, which one server at a time may use. */
    public ServerOptions keepingDataIn(Path directory) {
        return new ServerOptions(port, directory);
    }
}
