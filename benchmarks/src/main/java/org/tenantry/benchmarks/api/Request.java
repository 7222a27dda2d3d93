package org.tenantry.benchmarks.api;

import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param body JSON; null for none
 * @param position sent as Tenantry-Position; null for none
 */
public record Request(
        String method,
        String path,
        @Nullable String body,
        @Nullable String position) {

    public static Request post(String path, String body) {
        return new Request("POST", path, body, null);
    }

    public static Request patch(String path, String body) {
        return new Request("PATCH", path, body, null);
    }

    public static Request get(String path) {
        return new Request("GET", path, null, null);
    }

    /** The same, to be answered from what is at least as new as a position. */
    public Request at(String newPosition) {
        return new Request(method, path, body, newPosition);
    }
}
