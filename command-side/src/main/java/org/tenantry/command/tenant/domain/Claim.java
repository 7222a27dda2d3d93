package org.tenantry.command.tenant.domain;

import java.time.Instant;

/**
 * That a tenant may have a domain by a commit, and nobody by another: until there is a claim of a
 * higher generation.
 *
 * @param tenant that claims it
 * @param commit the only one that may add it
 * @param generation of the claim: one more than that of the claim before
 * @param claimedAt by the clock of the node that claims
 * @param freeFrom from when on other tenants may claim it if the commit is never stored: that it was
 *     removed from this tenant not long ago holds on
 */
record Claim(String domain, String tenant, String commit, long generation, Instant claimedAt, Instant freeFrom) {
    /** One that nobody claimed before. */
    static Claim first(String domain, Claimant claimant) {
        return new Claim(domain, claimant.tenant(), claimant.commit(), 1, claimant.now(), claimant.now());
    }

    /** One that takes this one's place, since nobody has the domain now. */
    Claim takenOver(Claimant claimant, Instant nowFreeFrom) {
        return new Claim(domain, claimant.tenant(), claimant.commit(), generation + 1, claimant.now(), nowFreeFrom);
    }

    boolean isBy(Claimant claimant) {
        return tenant.equals(claimant.tenant()) && commit.equals(claimant.commit());
    }
}
