package org.tenantry.log;

import java.time.Duration;

/** Pauses that double, from 5 to 200 ms. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(200);

    private final Time time;
    private Duration next = FIRST;

    Backoff(Time time) {
        this.time = time;
    }

    /** Whether it has not paused yet: what is worth a line in the log is so once. */
    boolean isFresh() {
        return next.equals(FIRST);
    }

    void pause() throws InterruptedException {
        time.sleep(next);
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    }
}
