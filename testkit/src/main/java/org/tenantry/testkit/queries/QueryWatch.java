package org.tenantry.testkit.queries;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Listens to what clients send to a MongoDB, and tells whether each query is served by an index that
 * they declared. It stands at an address of its own: who asks at the server's is not heard.
 *
 * <p>A replica set and an encrypted connection cannot be listened to: then nothing is found wanting.
 */
public final class QueryWatch implements AutoCloseable {
    private final Recording recording = new Recording();
    private final String uri;
    private final Optional<Tap> tap;

    private QueryWatch(String server) {
        Optional<TappableUri> tappable = TappableUri.of(server);
        this.tap = tappable.map(found -> new Tap(found.server(), recording::message));
        this.uri = tappable.flatMap(found -> tap.map(open -> found.at(open.port())))
                .orElse(server);
    }

    /** Before a server that need not run. */
    public static QueryWatch before(String serverUri) {
        return new QueryWatch(serverUri);
    }

    /** The server's URI for clients that are to be heard. */
    public String uri() {
        return uri;
    }

    /**
     * Asserts that each query so far, of each collection, is served by an index that was declared of
     * it so far, or by that on {@code _id}: that the index narrows down what is read, and gives it in
     * the order that is asked for.
     *
     * @throws AssertionError with the shapes that are not, and the indexes that there are
     */
    public void assertServed() {
        List<String> faults = recording.faults();
        if (!faults.isEmpty()) {
            throw new AssertionError("served by no declared index:" + System.lineSeparator()
                    + String.join(System.lineSeparator(), faults));
        }
    }

    /** The names of all commands so far, {@code find} and {@code insert} for example. */
    public Set<String> commands() {
        return recording.names();
    }

    /** Ends the connections that go through here. */
    @Override
    public void close() {
        tap.ifPresent(Tap::close);
    }
}
