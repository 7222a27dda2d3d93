package org.tenantry.benchmarks.api;

import org.jspecify.annotations.Nullable;

/**
 * What was answered.
 *
 * @param position the header Tenantry-Position, if there is one
 * @param closing whether the server closes the connection
 */
public record Answer(int status, @Nullable String position, boolean closing, String body) {

    /** Whether it was done. */
    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
