package org.tenantry.http;

import org.jspecify.annotations.Nullable;

/** The parameter that has a request only tell what it would do. */
public final class DryRun {
    public static final String PARAMETER = "dryRun";

    private DryRun() {}

    /**
     * Reads it as it was sent. Nothing else than the two words will do, not even nothing: who meant to
     * try must not have ordered.
     *
     * @param value null if it was not sent
     * @throws ProblemException 400 if it is neither true nor false
     */
    public static boolean isAskedBy(@Nullable String value) {
        return Flag.isSet(PARAMETER, value);
    }
}
