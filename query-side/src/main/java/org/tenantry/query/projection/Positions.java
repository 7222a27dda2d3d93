package org.tenantry.query.projection;

import java.time.Duration;
import java.util.Optional;
import org.tenantry.events.Position;

/** How far something has come that follows the topic. */
public interface Positions {
    /** The position of the first event of a partition that is not yet taken into account. */
    long next(int partition);

    /**
     * Waits until an event is taken into account.
     *
     * @return whether it is; else the time is over
     */
    boolean await(Position position, Duration timeout) throws InterruptedException;

    /** Why an event that is taken into account may have had no effect yet; empty if it has. */
    default Optional<String> missing(Position position) {
        return Optional.empty();
    }
}
