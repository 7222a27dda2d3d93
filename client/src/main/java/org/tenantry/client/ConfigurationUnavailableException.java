package org.tenantry.client;

import org.jspecify.annotations.Nullable;

/** The server does not answer, and nothing is known that is not too old. It may be tried again. */
public final class ConfigurationUnavailableException extends RuntimeException {
    ConfigurationUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
