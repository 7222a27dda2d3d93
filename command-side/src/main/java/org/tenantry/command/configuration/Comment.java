package org.tenantry.command.configuration;

/** What who changes configuration says about it. */
public final class Comment {
    public static final int MAX = 1000;
    public static final String EXPECTED = "at most 1000 characters, none of them a control character";

    private Comment() {}
}
