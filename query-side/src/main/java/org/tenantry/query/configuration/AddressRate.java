package org.tenantry.query.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.tenantry.http.ProblemException;

/** How often one address may ask without a token, on this node. */
public final class AddressRate {
    private static final int MAX_ADDRESSES = 100_000;
    private static final int NETWORK_BYTES = 8;

    private final Cache<String, Bucket> buckets;
    private final int perSecond;

    /** @param perSecond for how long it takes; ten times as many at once */
    public AddressRate(int perSecond) {
        this.perSecond = perSecond;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build();
    }

    /**
     * Counts one more.
     *
     * @throws ProblemException 429 if it is one too many
     */
    void check(String address) {
        ConsumptionProbe probe = buckets.get(network(address), this::bucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.tooMany(
                    "rate-limited",
                    "At most " + perSecond + " requests a second without a token; try again.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(String network) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(10L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** Whoever has an IPv6 address has all of its network. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address); // a literal: nothing is looked up
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
