package org.tenantry.subscriber;

import org.tenantry.events.EventEnvelope;

/**
 * Follows the positions of one partition of one log, so that each event is taken once and none is
 * missed.
 */
public final class PositionCheck {
    private final String log;
    private long next;

    /**
     * Begins to follow.
     *
     * @param log the id of the log
     * @param next the position of the first event not yet handled
     */
    public PositionCheck(String log, long next) {
        this.log = log;
        this.next = next;
    }

    /**
     * Whether an event is the next one; false if it was handled before.
     *
     * @throws IllegalStateException if it belongs to another log, or events before it are missing
     */
    public boolean isNext(EventEnvelope envelope) {
        if (!envelope.log().equals(log)) {
            throw new IllegalStateException("position " + envelope.position() + " is of the log " + envelope.log()
                    + ", and " + log + " was followed so far");
        }
        long position = envelope.position().offset();
        if (position > next) {
            throw new IllegalStateException("position " + envelope.position() + " came, and " + next + " is next: "
                    + (position - next) + " events are missing");
        }
        if (position < next) {
            return false;
        }
        next++;
        return true;
    }

    /** Whether events are missing before this one. */
    public boolean isBeyondNext(EventEnvelope envelope) {
        return envelope.position().offset() > next;
    }

    /** The position of the first event not yet handled. */
    public long next() {
        return next;
    }
}
