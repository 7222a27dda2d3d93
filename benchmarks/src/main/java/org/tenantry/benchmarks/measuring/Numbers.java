package org.tenantry.benchmarks.measuring;

import java.util.Locale;

/** Numbers as a table shows them. */
public final class Numbers {
    private Numbers() {}

    /** Rounded, as 12,345. */
    public static String whole(double number) {
        return count(Math.round(number));
    }

    /** As 12,345. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As 0.50 with 2 decimals. */
    public static String decimals(int decimals, double number) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
