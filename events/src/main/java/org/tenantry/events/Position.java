package org.tenantry.events;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event stands in log and topic, written {@code 3-1042}: the header
 * {@code Tenantry-Position}.
 *
 * @param partition from 0
 * @param offset from 0, gapless within the partition
 */
public record Position(int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})-(\\d{1,18})");

    /** Reads {@code 3-1042}; empty if it is anything else. */
    public static Optional<Position> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Position(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
