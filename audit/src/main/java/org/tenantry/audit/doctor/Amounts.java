package org.tenantry.audit.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Amounts as people read them. */
final class Amounts {
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");

    private Amounts() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 event}, {@code 2,000 events}. */
    static String count(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    static String bytes(long bytes) {
        int unit = 0;
        double amount = (double) bytes;
        while (amount >= 1000 && unit < UNITS.size() - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS.get(unit));
    }

    /** In the greatest unit of which it is at least two. */
    static String time(Duration duration) {
        Duration amount = duration.abs();
        if (amount.toDays() >= 2) {
            return amount.toDays() + " days";
        }
        if (amount.toHours() >= 2) {
            return amount.toHours() + " hours";
        }
        return amount.toMinutes() >= 2 ? amount.toMinutes() + " minutes" : count(amount.toSeconds(), "second");
    }
}
