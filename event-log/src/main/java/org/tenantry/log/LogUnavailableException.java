package org.tenantry.log;

import org.jspecify.annotations.Nullable;

/** The log's store gives no answer now; a later attempt may succeed. */
public final class LogUnavailableException extends RuntimeException {
    LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
