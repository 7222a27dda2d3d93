package org.tenantry.command.tenant.domain;

import java.time.Instant;
import org.tenantry.command.store.CommitRequest;

/**
 * Who claims.
 *
 * @param commit by which the tenant will have what it claims
 * @param now when it claims
 * @param dryRun whether it only asks
 */
public record Claimant(String tenant, String commit, Instant now, boolean dryRun) {
    /** A tenant, for a command that travels with a request. */
    public static Claimant of(String tenant, CommitRequest request, Instant now) {
        return new Claimant(tenant, request.commit(), now, request.isDryRun());
    }
}
