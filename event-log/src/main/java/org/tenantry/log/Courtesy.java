package org.tenantry.log;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Tells when to let other nodes have the head, and for how long. Who has just written is the first
 * to know where the head is, and would else be the first again for ever: the others find it taken
 * by the time that they have read where it went.
 *
 * <p>A <i>turn</i> is what another node needs: to read on to the head, and to insert. Who has met
 * another of late pauses after each batch, for a random time. Who has not, and has written without
 * a break for many turns, pauses for one, in case somebody tries in vain: nothing else would tell.
 */
final class Courtesy {
    /** For how many turns it is remembered that another was met. */
    private static final int MEMORY = 200;

    /** For how many turns a node that has met nobody writes without a break. */
    private static final int PATIENCE = 100;

    /** What took longer was held up by a failure, and tells nothing of others. */
    private static final long LONGEST_TURN = Duration.ofMillis(300).toNanos();

    private final Time time;
    private final SplittableRandom random;
    private Duration reading = Duration.ZERO;
    private long lastMet;
    private long lastBreak;
    private long lastInserted;

    /** That of a node which does not know yet whether it is alone, and behaves as if it were not. */
    Courtesy(Time time) {
        this.time = time;
        this.random = new SplittableRandom(time.nanos());
        this.lastMet = time.nanos();
        this.lastBreak = lastMet;
        this.lastInserted = lastMet;
    }

    /** Reading on from the head took so long, and showed whether another has written. */
    void hasRead(Duration took, boolean metAnother) {
        reading = took;
        if (metAnother) {
            lastMet = time.nanos();
        }
    }

    /**
     * A batch was inserted, which took so long: how long to let others have the head now. Where it is
     * is to be read afterwards.
     *
     * @return zero to go on at once
     */
    Duration pauseAfterInsert(Duration took) {
        long now = time.nanos();
        long turn = Math.min(reading.plus(took).toNanos(), LONGEST_TURN);
        if (now - took.toNanos() - lastInserted > turn) {
            lastBreak = now; // there was nothing to write for a turn
        }
        lastInserted = now;
        if (now - lastMet < MEMORY * turn) {
            return Duration.ofNanos(random.nextLong(2 * turn + 1));
        }
        if (now - lastBreak < PATIENCE * turn) {
            return Duration.ZERO;
        }
        lastBreak = now;
        return Duration.ofNanos(turn);
    }
}
