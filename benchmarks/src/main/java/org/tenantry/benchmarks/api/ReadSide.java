package org.tenantry.benchmarks.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows the newest positions that commands answered, and waits until searches have got there. */
public final class ReadSide {
    private static final int UNAVAILABLE = 503;

    private final Map<String, Long> newest = new ConcurrentHashMap<>();

    /** Takes note of a command's position, as {@code 3-1042}. */
    public void expect(@Nullable String position) {
        if (position != null) {
            int dash = position.indexOf('-');
            newest.merge(position.substring(0, dash), Long.parseLong(position.substring(dash + 1)), Math::max);
        }
    }

    /** Waits until all that is expected is to be read. */
    public void awaitCaughtUp(HttpConnection connection) throws IOException, InterruptedException {
        for (Map.Entry<String, Long> position : newest.entrySet()) {
            Request request = Request.get("/v1/tenants?limit=1").at(position.getKey() + "-" + position.getValue());
            Answer answer = connection.send(request);
            while (answer.status() == UNAVAILABLE) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                answer = connection.send(request);
            }
            if (!answer.isGood()) {
                throw new IllegalStateException("the read side did not catch up: " + answer);
            }
        }
    }
}
