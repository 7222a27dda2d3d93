package org.tenantry.query.history;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/** The parameter {@code at}: when it is that something is asked about. */
public sealed interface AsOf {
    /** What {@link #parse} takes, for the description of a parameter. */
    String DESCRIPTION = "as of an instant, or of positions as an earlier answer named them";

    /** An instant, for the description of a parameter. */
    String EXAMPLE = "2026-11-24T10:15:30Z";

    /** What clocks may differ by. */
    Duration SKEW = Duration.ofSeconds(10);

    /** What had happened until an instant, and at it. */
    record Time(Instant instant) implements AsOf {}

    /** What had happened when partitions stood where an earlier answer says. */
    record Positions(PositionVector vector) implements AsOf {}

    /**
     * Reads it as it was sent.
     *
     * @throws ProblemException 400 if it is neither, or an instant that is to come
     */
    static AsOf parse(String at) {
        return PositionVector.parse(at).<AsOf>map(Positions::new).orElseGet(() -> new Time(instant(at)));
    }

    private static Instant instant(String at) {
        try {
            Instant instant = Instant.parse(at);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.now().plus(SKEW))) {
                throw invalid(at);
            }
            return instant;
        } catch (DateTimeException e) {
            throw invalid(at);
        }
    }

    private static ProblemException invalid(String at) {
        return ProblemException.invalid(List.of(new Fault(
                "at",
                at,
                "an instant such as " + EXAMPLE + ", from 1970 on and not to come, or positions such as 0-17,3-1042")));
    }
}
