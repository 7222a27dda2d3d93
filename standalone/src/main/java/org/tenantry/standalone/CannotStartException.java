package org.tenantry.standalone;

/** Why nothing was started, in one line that says what to do. */
final class CannotStartException extends RuntimeException {
    CannotStartException(String message) {
        super(message);
    }
}
