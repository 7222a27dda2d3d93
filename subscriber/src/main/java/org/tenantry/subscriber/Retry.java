package org.tenantry.subscriber;

import java.time.Duration;

/**
 * How often an event is tried before its tenant is parked.
 *
 * @param attempts at least 1
 * @param first pause after the first attempt; each later one is twice as long
 * @param longest pause
 */
public record Retry(int attempts, Duration first, Duration longest) {
    public Retry {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts " + attempts + ": expected 1 or more");
        }
    }

    /** Eight attempts within about half a minute. */
    public static Retry usual() {
        return new Retry(8, Duration.ofMillis(200), Duration.ofSeconds(10));
    }

    /** The pause after an attempt, the first being 1. */
    Duration pauseAfter(int attempt) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
