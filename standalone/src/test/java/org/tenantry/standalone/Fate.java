package org.tenantry.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What befalls some processes: they are left alone for a while, then one is struck, is down for no or
 * some time, and up again. A seed gives the same strokes after the same pauses; what they meet, it
 * does not decide.
 */
final class Fate {
    private static final int LONGEST_DELAY_MILLIS = 5_000;

    private final Duration usualLife;
    private final Random random;
    private final List<Stroke> strokes;
    private int struck;

    /**
     * One way of being struck.
     *
     * @param what happens, to whom
     * @param up returns when all is well again
     * @param shortest that it lasts
     */
    record Stroke(String what, Runnable down, Runnable up, Duration shortest) {}

    Fate(Duration usualLife, long seed, List<Stroke> strokes) {
        this.usualLife = usualLife;
        this.random = new Random(seed);
        this.strokes = strokes;
    }

    /** Goes on until it is over; then all are up. */
    void play(CountDownLatch over) throws InterruptedException {
        while (!over.await(life(), TimeUnit.MILLISECONDS)) {
            Stroke stroke = strokes.get(random.nextInt(strokes.size()));
            long down =
                    stroke.shortest().toMillis() + (random.nextBoolean() ? 0 : random.nextInt(LONGEST_DELAY_MILLIS));
            System.out.printf("%s %s, for %d ms%n", Instant.now(), stroke.what(), down);
            stroke.down().run();
            boolean _ = over.await(down, TimeUnit.MILLISECONDS);
            stroke.up().run();
            struck++;
        }
    }

    /** How often it has struck. */
    int struck() {
        return struck;
    }

    /** Half to one and a half times the usual. */
    private long life() {
        return usualLife.toMillis() / 2 + random.nextLong(usualLife.toMillis());
    }
}
