package org.tenantry.http;

/** JSON pointers (RFC 6901). */
final class Pointers {
    private Pointers() {}

    /** A key as a pointer's segment. */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
