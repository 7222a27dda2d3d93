package org.tenantry.audit.replay;

import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** So many events a second, whatever was not used before. */
final class Pace {
    private static final long TIMES_A_SECOND = 10;

    private final @Nullable BlockingBucket permits;
    private final long atOnce;

    private Pace(@Nullable BlockingBucket permits, long atOnce) {
        this.permits = permits;
        this.atOnce = atOnce;
    }

    static Pace unbounded() {
        return new Pace(null, Long.MAX_VALUE);
    }

    static Pace ofEventsPerSecond(long events) {
        long atOnce = Math.max(1, events / TIMES_A_SECOND);
        return new Pace(
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(atOnce)
                                .refillGreedy(events, Duration.ofSeconds(1))
                                .initialTokens(0))
                        .build()
                        .asBlocking(),
                atOnce);
    }

    /** How many events are best written together. */
    long atOnce() {
        return atOnce;
    }

    /**
     * Waits until so many events may be written.
     *
     * @return false if it was to stop before
     */
    boolean await(int events, BooleanSupplier isToStop) throws InterruptedException {
        if (permits != null) {
            for (int permit = 0; permit < events; permit++) {
                if (isToStop.getAsBoolean()) {
                    return false;
                }
                permits.consume(1);
            }
        }
        return true;
    }
}
