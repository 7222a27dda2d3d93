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

    /** As 12,345 - 23,456. */
    public static String range(double least, double most) {
        return whole(least) + " - " + whole(most);
    }

    /** As 0.50 with 2 decimals. */
    public static String decimals(int decimals, double number) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
