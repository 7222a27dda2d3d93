package org.tenantry.client.access;

import org.jspecify.annotations.Nullable;

/** The server cannot be asked now, or does not answer as expected: nothing is known of what is permitted. */
public final class AccessUnavailableException extends RuntimeException {
    AccessUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
