package org.tenantry.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A commit as it stands in the log.
 *
 * @param position of its first event, from 0, gapless in its partition
 * @param id unique in its partition
 * @param key what its events are published under
 * @param aggregate whose events they are
 * @param sequence of its first event within the aggregate, from 0
 * @param time when it was made, to the millisecond; never before its predecessor's
 * @param metadata who and why
 * @param events at least one
 * @param contentHash over all of the above but the position
 * @param hash over the predecessor's hash, the position, the count of events and the content hash
 */
public record Commit(
        long position,
        String id,
        String key,
        String aggregate,
        long sequence,
        Instant time,
        Map<String, String> metadata,
        List<LogEvent> events,
        Hash contentHash,
        Hash hash) {
    private static final long NOWHERE = -1;

    /** What keeps a commit from ever being stored: it has the commit's id, and no position and no events. */
    static Commit fence(String id) {
        String aggregate = "fence/" + id;
        return new Commit(
                NOWHERE, id, "", aggregate, 0, Instant.EPOCH, Map.of(), List.of(), Chain.NOTHING, Chain.NOTHING);
    }

    boolean isFence() {
        return position == NOWHERE;
    }

    /** The position after this commit's last event: where the next commit begins. */
    public long end() {
        return position + events.size();
    }

    /** The sequence after this commit's last event: where the aggregate's next commit begins. */
    public long nextSequence() {
        return sequence + events.size();
    }
}
