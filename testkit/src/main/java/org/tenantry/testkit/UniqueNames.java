package org.tenantry.testkit;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names for databases and topics on servers that several runs may share: lower-case letters, digits
 * and underscores, at most 38 characters, as every server takes them.
 */
final class UniqueNames {
    private static final int READABLE = 22;

    private UniqueNames() {}

    /** A name nobody else has, which begins with the class it is for. */
    static String startingWith(Class<?> test) {
        String readable = test.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String start = readable.substring(0, Math.min(readable.length(), READABLE));
        return "t_%s_%012x".formatted(start, ThreadLocalRandom.current().nextLong(1L << 48));
    }
}
