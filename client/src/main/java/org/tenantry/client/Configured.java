package org.tenantry.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What holds for a tenant in a namespace.
 *
 * @param value not to be changed: others get the same
 * @param effectiveStatus of the tenant: {@code ACTIVE}, {@code SUSPENDED} ...
 * @param versions that it is made of: of the definition, as {@code /defaults}, and of each level that sets anything
 * @param asOf when it was last known to hold
 * @param isStale whether it may not hold any more, because the server did not answer
 */
public record Configured<T>(
        T value, String effectiveStatus, Map<String, Long> versions, Instant asOf, boolean isStale) {
    public Configured {
        versions = Map.copyOf(versions);
    }

    /** How long ago it was last known to hold. */
    public Duration age() {
        Duration age = Duration.between(asOf, Instant.now());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
