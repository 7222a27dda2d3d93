package org.tenantry.embedded;

/** A port that was asked for is in use. The message names it and what it was for. */
public final class PortTakenException extends RuntimeException {
    private final int port;

    PortTakenException(int port, String purpose, Throwable cause) {
        super("port " + port + " (" + purpose + ") is in use", cause);
        this.port = port;
    }

    /** The port that is in use. */
    public int port() {
        return port;
    }
}
