package org.tenantry.log;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of one command, to be stored together or not at all.
 *
 * @param id unique in its partition for ever; a repeat with the same id is answered with what is
 *     stored
 * @param key what the events are published under
 * @param aggregate whose events they are
 * @param sequence the sequence of the first event within the aggregate, from 0
 * @param metadata who and why; keys without {@code .} and {@code $}
 * @param events 1 to 100
 * @param guards what the decision relied on beside its own aggregate
 */
public record NewCommit(
        String id,
        String key,
        String aggregate,
        long sequence,
        Map<String, String> metadata,
        List<LogEvent> events,
        List<Guard> guards) {
    /** The most events in a commit. */
    public static final int MAX_EVENTS = 100;
    /** The most bytes in a commit, all its texts together in UTF-8: what a broker takes in one record, by default. */
    public static final int MAX_BYTES = 1_000_000;

    public NewCommit {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        events = List.copyOf(events);
        guards = List.copyOf(guards);
        if (events.isEmpty() || events.size() > MAX_EVENTS) {
            throw new IllegalArgumentException("a commit holds 1 to " + MAX_EVENTS + " events, not " + events.size());
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence " + sequence + ": expected 0 or more");
        }
        for (String name : metadata.keySet()) {
            if (name.isEmpty() || name.indexOf('.') >= 0 || name.indexOf('$') >= 0) {
                throw new IllegalArgumentException("metadata key '" + name + "': expected no '.' and no '$'");
            }
        }
        int bytes = bytes(id, key, aggregate, metadata, events);
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "commit " + id + " holds " + bytes + " bytes: expected at most " + MAX_BYTES);
        }
    }

    /** The size of the commit's texts, in bytes of UTF-8. */
    int bytes() {
        return bytes(id, key, aggregate, metadata, events);
    }

    private static int bytes(
            String id, String key, String aggregate, Map<String, String> metadata, List<LogEvent> events) {
        int bytes = bytes(id) + bytes(key) + bytes(aggregate);
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            bytes += bytes(entry.getKey()) + bytes(entry.getValue());
        }
        for (LogEvent event : events) {
            bytes += bytes(event.type()) + bytes(event.payload());
        }
        return bytes;
    }

    /**
     * A text's length in UTF-8.
     *
     * @throws IllegalArgumentException if some server would refuse it, or keep it otherwise than it is
     *     hashed: NUL, half of a surrogate pair
     */
    private static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw new IllegalArgumentException("a text in a commit holds NUL or half of a surrogate pair");
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }
}
