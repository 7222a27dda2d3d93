package org.tenantry.query.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a stream says, as it is written: {@code text/event-stream}. */
public final class ServerSentEvent {
    private ServerSentEvent() {}

    /**
     * An event.
     *
     * @param id null if the one before it still stands
     * @param data JSON without line feeds
     */
    public static byte[] of(String event, @Nullable String id, String data) {
        return bytes("event: " + event + '\n' + (id == null ? "" : "id: " + id + '\n') + "data: " + data + "\n\n");
    }

    /** When to come again after the stream is cut. */
    public static byte[] retry(Duration after) {
        return bytes("retry: " + after.toMillis() + "\n\n");
    }

    /** What programs pass over. */
    public static byte[] comment(String text) {
        return bytes(": " + text + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
