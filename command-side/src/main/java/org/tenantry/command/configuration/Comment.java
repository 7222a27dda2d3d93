package org.tenantry.command.configuration;

import org.jspecify.annotations.Nullable;

/** What who changes configuration says about it. */
public final class Comment {
    public static final int MAX = 1000;
    public static final String EXPECTED = "at most 1000 characters, none of them a control character";

    private Comment() {}

    /** What was said; null if nothing was. */
    public static @Nullable String of(@Nullable String given) {
        return given == null || given.isBlank() ? null : given;
    }
}
