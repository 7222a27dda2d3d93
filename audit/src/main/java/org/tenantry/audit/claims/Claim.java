package org.tenantry.audit.claims;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * That a tenant may have a domain by a commit: until there is a claim of a higher generation. It is stored before the
 * commit, and for ever; whether the commit followed, the log tells.
 *
 * @param generation from 1, of a domain without a gap
 */
public record Claim(String domain, long generation, String tenant, String commit, Instant claimedAt) {
    /** As it is stored; empty if that is no claim. */
    static Optional<Claim> read(Document stored) {
        return stored.get("domain") instanceof String domain
                        && stored.get("generation") instanceof Long generation
                        && stored.get("tenant") instanceof String tenant
                        && stored.get("commit") instanceof String commit
                        && stored.get("claimedAt") instanceof Date claimedAt
                ? Optional.of(new Claim(domain, generation, tenant, commit, claimedAt.toInstant()))
                : Optional.empty();
    }
}
