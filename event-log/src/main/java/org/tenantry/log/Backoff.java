package org.tenantry.log;

import java.time.Duration;

/** Pauses that double, from 5 to 200 ms. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(200);

    private Duration next = FIRST;

    void pause() throws InterruptedException {
        Thread.sleep(next);
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    }
}
