package org.tenantry.query.history;

import java.util.List;
import java.util.Optional;
import org.tenantry.events.Position;

/**
 * What an event changed.
 *
 * @param unreadable where the event stands that cannot be read, this one or one before it, so that it cannot be told
 */
public record Changes(List<Change> changes, Optional<Position> unreadable) {
    public Changes {
        changes = List.copyOf(changes);
    }

    /** One that is known. */
    public static Changes of(List<Change> changes) {
        return new Changes(changes, Optional.empty());
    }

    /** One that cannot be told. */
    public static Changes unreadable(Position position) {
        return new Changes(List.of(), Optional.of(position));
    }
}
