package org.tenantry.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A parameter that bounds times: a beginning, which is in, or an end, which is not. */
public final class InstantParameter {
    /** One, for the description of a parameter. */
    public static final String EXAMPLE = "2026-11-24T10:15:30Z";

    /** What {@link #parse} takes, in words for an error. */
    public static final String EXPECTED = "an instant such as " + EXAMPLE;

    private static final int NANOS_BELOW_A_MILLI = 999_999;

    private InstantParameter() {}

    /** To the millisecond, as times are stored: what is not before an instant is not before the next of these. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant instant = Instant.parse(text).plusNanos(NANOS_BELOW_A_MILLI).truncatedTo(ChronoUnit.MILLIS);
            return Optional.of(Instant.ofEpochMilli(instant.toEpochMilli()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
