package org.tenantry.benchmarks.api;

import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.measuring.Latencies;

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

    /** Notes how long it took, in nanoseconds, or that it is no good one. */
    void note(Request request, long nanos, Latencies latencies) {
        if (isGood()) {
            latencies.took(nanos);
        } else {
            latencies.failed(request + " was answered by " + this);
        }
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
