package org.tenantry.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** How often each of many may ask, on this node. Of those who have not asked for a while nothing is kept. */
public final class RequestRate {
    private static final int MAX_ASKING = 100_000;

    private final int perSecond;
    private final int atOnce;
    private final String whose;
    private final Cache<String, Bucket> buckets;

    /**
     * @param perSecond for how long it takes
     * @param atOnce after a pause
     * @param whose for who is refused: "of one caller"
     */
    public RequestRate(int perSecond, int atOnce, String whose) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        this.whose = whose;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_ASKING)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build();
    }

    /**
     * Counts one more.
     *
     * @throws ProblemException 429 if it is one too many
     */
    public void check(String who) {
        ConsumptionProbe probe = buckets.get(who, this::bucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.tooMany(
                    "rate-limited",
                    "At most " + perSecond + " requests a second " + whose + "; try again.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(String who) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
