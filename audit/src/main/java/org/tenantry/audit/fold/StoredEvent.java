package org.tenantry.audit.fold;

import java.util.ArrayList;
import java.util.List;
import org.tenantry.events.EventJson;
import org.tenantry.events.Position;
import org.tenantry.events.TenantryEvent;
import org.tenantry.log.Commit;
import org.tenantry.log.LogEvent;

/**
 * An event as it stands in the log.
 *
 * @param commit that it is of
 * @param sequence its place among its aggregate's events, from 0
 * @param stored as it is written there
 * @param event the same, read
 */
public record StoredEvent(Position position, Commit commit, long sequence, LogEvent stored, TenantryEvent event) {
    /**
     * Those of a commit, in order.
     *
     * @throws IllegalStateException if one cannot be read
     */
    public static List<StoredEvent> of(int partition, Commit commit) {
        List<StoredEvent> events = new ArrayList<>();
        for (int index = 0; index < commit.events().size(); index++) {
            Position position = new Position(partition, commit.position() + index);
            LogEvent stored = commit.events().get(index);
            events.add(new StoredEvent(position, commit, commit.sequence() + index, stored, read(position, stored)));
        }
        return events;
    }

    private static TenantryEvent read(Position position, LogEvent stored) {
        try {
            return EventJson.read(stored.type(), stored.payload());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the event at " + position + " cannot be read; ./dev audit verify tells more", e);
        }
    }
}
