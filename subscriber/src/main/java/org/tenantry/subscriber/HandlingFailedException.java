package org.tenantry.subscriber;

/** A handler failed with a checked exception. */
public final class HandlingFailedException extends RuntimeException {
    HandlingFailedException(Exception cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
