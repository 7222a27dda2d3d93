package org.tenantry.testkit.queries;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The URI of a MongoDB that a driver asks at the one address that stands in it. */
record TappableUri(String uri, InetSocketAddress server) {

    /**
     * Empty where a driver asks the addresses that servers tell it, as with a replica set, and where
     * it speaks in cipher.
     */
    static Optional<TappableUri> of(String uri) {
        ConnectionString parsed = new ConnectionString(uri);
        boolean tells = !Boolean.TRUE.equals(parsed.isDirectConnection())
                && (parsed.getRequiredReplicaSetName() != null
                        || Boolean.FALSE.equals(parsed.isDirectConnection())
                        || parsed.getHosts().size() > 1
                        || parsed.isSrvProtocol());
        if (tells || Boolean.TRUE.equals(parsed.getSslEnabled())) {
            return Optional.empty();
        }
        ServerAddress address = new ServerAddress(parsed.getHosts().get(0));
        return Optional.of(
                new TappableUri(uri, InetSocketAddress.createUnresolved(address.getHost(), address.getPort())));
    }

    /** The same with another port, on 127.0.0.1, for the address. */
    String at(int port) {
        int credentials = uri.indexOf("://") + "://".length();
        int end = end(credentials);
        int address = uri.lastIndexOf('@', end) + 1;
        return uri.substring(0, Math.max(credentials, address)) + "127.0.0.1:" + port + uri.substring(end);
    }

    private int end(int from) {
        for (int end = from; end < uri.length(); end++) {
            if (uri.charAt(end) == '/' || uri.charAt(end) == '?') {
                return end;
            }
        }
        return uri.length();
    }
}
