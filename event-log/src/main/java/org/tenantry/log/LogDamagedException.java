package org.tenantry.log;

/** The log is not what only appending can make of it. Nothing is read past the damage, or written after it. */
public final class LogDamagedException extends RuntimeException {
    LogDamagedException(String message) {
        super(message);
    }
}
