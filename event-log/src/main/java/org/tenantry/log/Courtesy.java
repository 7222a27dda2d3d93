package org.tenantry.log;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Lets other nodes have the head now and then. Who has just written is the first to know where the
 * head is, and would else be the first again for ever: the others find it taken by the time that
 * they have read where it went.
 */
final class Courtesy {
    /** For how many turns it is remembered that another was met. */
    private static final int MEMORY = 200;

    private final Time time;
    private final SplittableRandom random;
    private Duration catchingUp = Duration.ZERO;
    private long lastMet = Long.MIN_VALUE / 2;

    Courtesy(Time time) {
        this.time = time;
        this.random = new SplittableRandom(time.nanos());
    }

    /**
     * Another node has written.
     *
     * @param catchingUp how long it took to read what
     */
    void met(Duration catchingUp) {
        lastMet = time.nanos();
        this.catchingUp = catchingUp;
    }

    /**
     * After a batch was written: waits about as long as another needs to catch up and insert, if
     * another was met of late.
     *
     * @param inserting how long the insert took
     */
    void giveWay(Duration inserting) throws InterruptedException {
        long turn = catchingUp.plus(inserting).toNanos();
        if (time.nanos() - lastMet < MEMORY * turn) {
            time.sleep(Duration.ofNanos(random.nextLong(2 * turn + 1)));
        }
    }
}
