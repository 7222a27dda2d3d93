package org.tenantry.command.publishing;

import java.util.OptionalLong;

/** The topic does not fit the log: nothing is published until a person has looked. */
final class PublicationRefusedException extends RuntimeException {
    private final OptionalLong refillFrom;

    PublicationRefusedException(String reason) {
        this(reason, OptionalLong.empty());
    }

    private PublicationRefusedException(String reason, OptionalLong refillFrom) {
        super(reason);
        this.refillFrom = refillFrom;
    }

    /** The topic lacks what was published before, and fits the log but for that: it can be filled again on command. */
    static PublicationRefusedException lost(String reason, long refillFrom) {
        return new PublicationRefusedException(reason, OptionalLong.of(refillFrom));
    }

    /** The position from which on the topic would be filled, if an order is all that is wanting. */
    OptionalLong refillFrom() {
        return refillFrom;
    }
}
