package org.tenantry.benchmarks.http;

import org.jspecify.annotations.Nullable;

/**
 * What was answered.
 *
 * @param position the header Tenantry-Position, if there is one
 * @param closing whether the server closes the connection
 */
record Answer(int status, @Nullable String position, boolean closing, String body) {

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
