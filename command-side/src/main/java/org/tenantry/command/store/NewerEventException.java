package org.tenantry.command.store;

/**
 * A stream holds an event that this version does not know: a newer node wrote it. Nothing is decided
 * on half a history.
 */
public final class NewerEventException extends RuntimeException {
    NewerEventException(String aggregate, String type) {
        super(aggregate + " has an event of type " + type + ", which this version of Tenantry does not know");
    }
}
