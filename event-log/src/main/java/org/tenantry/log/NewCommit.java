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
    /** The most characters in a commit, all its texts together. */
    public static final int MAX_CHARACTERS = 1_000_000;

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
        if (characters(id, key, aggregate, metadata, events) > MAX_CHARACTERS) {
            throw new IllegalArgumentException("commit " + id + " holds more than " + MAX_CHARACTERS + " characters");
        }
    }

    /** The size of the commit's texts, in characters. */
    int characters() {
        return characters(id, key, aggregate, metadata, events);
    }

    private static int characters(
            String id, String key, String aggregate, Map<String, String> metadata, List<LogEvent> events) {
        int characters = id.length() + key.length() + aggregate.length();
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            characters += entry.getKey().length() + entry.getValue().length();
        }
        for (LogEvent event : events) {
            characters += event.type().length() + event.payload().length();
        }
        return characters;
    }
}
