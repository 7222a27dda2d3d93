package org.tenantry.audit.readmodels;

import org.jspecify.annotations.Nullable;
import org.tenantry.events.Position;

/**
 * Something that the query side stores otherwise than the log has it.
 *
 * @param at the last event of the document; null if it is of none
 * @param detail which document of which read model, and what differs; without what it says
 */
public record Difference(Kind kind, @Nullable Position at, String detail) {
    /** In what it differs. */
    public enum Kind {
        /** A document is not there. */
        MISSING,
        /** A document is there of which the log knows nothing. */
        EXTRA,
        /** A document says otherwise, or lacks an event. */
        DIFFERS
    }
}
