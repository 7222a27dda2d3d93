package org.tenantry.audit.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.claims.Claim;
import org.tenantry.audit.claims.StoredClaims;
import org.tenantry.audit.verify.DomainEvents.Given;
import org.tenantry.audit.verify.Finding.Kind;
import org.tenantry.log.StoredLog;

/**
 * Holds domains against their claims, and the tenants of different partitions against each other.
 *
 * <p>Nothing has to stand still for it: a claim is stored before the event that needs it and for ever, so those that are read
 * after the events are all there. And a domain is taken from its tenant before the next one claims it: who seems to have it
 * still is asked for once more.
 */
final class ClaimsVerification {
    private final StoredLog log;
    private final List<DomainEvents> partitions;
    private final Findings findings = new Findings(Finding.NOWHERE);
    private final Map<String, NavigableMap<Long, Given>> given = new HashMap<>();

    /** @param partitions what was read of them, in order */
    ClaimsVerification(StoredLog log, List<DomainEvents> partitions) {
        this.log = log;
        this.partitions = partitions;
    }

    Findings run() {
        for (DomainEvents partition : partitions) {
            partition.given().forEach(this::add);
        }
        given.values().forEach(this::requireOneTenant);
        new StoredClaims(log).each(this::compare, noClaim -> findings.add(Kind.CLAIM_DIFFERS, null, noClaim));
        given.values().forEach(unclaimed -> unclaimed.values().forEach(this::missing));
        return findings;
    }

    private void add(Given one) {
        @Nullable Given other =
                given.computeIfAbsent(one.domain(), domain -> new TreeMap<>()).putIfAbsent(one.generation(), one);
        if (other != null) {
            illegal(one, other);
        }
    }

    /** Of one tenant it is known already whether it could have the domain. */
    private void requireOneTenant(NavigableMap<Long, Given> ofDomain) {
        @Nullable Given before = null;
        for (Given one : new ArrayList<>(ofDomain.values())) {
            if (before != null && !before.tenant().equals(one.tenant()) && isStillHad(before)) {
                illegal(one, before);
            }
            before = one;
        }
    }

    private void illegal(Given one, Given other) {
        findings.add(
                Kind.LOG_ILLEGAL,
                one.at(),
                "TenantDomainAdded of " + one.tenant() + ", generation " + one.generation() + ", could not be: "
                        + other);
    }

    private void compare(String domain, NavigableMap<Long, Claim> claims) {
        NavigableMap<Long, Given> events = given.getOrDefault(domain, new TreeMap<>());
        given.remove(domain);
        events.values().forEach(one -> compare(one, claims.get(one.generation())));
        for (long generation = 1; generation < claims.lastKey(); generation++) {
            if (!claims.containsKey(generation) && !events.containsKey(generation)) {
                findings.add(
                        Kind.CLAIM_MISSING,
                        null,
                        domain + " has no claim of generation " + generation + ", and one of " + claims.lastKey());
            }
        }
        claims.headMap(1L).values().forEach(claim -> findings.add(Kind.CLAIM_DIFFERS, null, shown(claim)));
        if (!events.isEmpty()
                && claims.lastKey() > events.lastKey()
                && isStillHad(events.lastEntry().getValue())) {
            Given had = events.lastEntry().getValue();
            findings.add(
                    Kind.CLAIM_DIFFERS, had.at(), shown(claims.lastEntry().getValue()) + ", and by the log " + had);
        }
    }

    private void compare(Given one, @Nullable Claim claim) {
        if (claim == null) {
            missing(one);
        } else if (!claim.tenant().equals(one.tenant()) || !claim.commit().equals(one.commit())) {
            findings.add(
                    Kind.CLAIM_DIFFERS,
                    one.at(),
                    shown(claim) + ", and by the log " + one + " by commit " + one.commit());
        }
    }

    private void missing(Given one) {
        findings.add(Kind.CLAIM_MISSING, one.at(), "nobody claims it, and by the log " + one);
    }

    private static String shown(Claim claim) {
        return claim.domain() + " is claimed for " + claim.tenant() + " by generation " + claim.generation()
                + " and commit " + claim.commit();
    }

    /** It may have been taken in the meantime. */
    private boolean isStillHad(Given one) {
        int partition = one.at().partition();
        if (partitions.get(partition).mayBeTaken(one)) {
            return false;
        }
        DomainEvents since = new DomainEvents(partition);
        log.readAggregate(partition, one.tenant(), 0).forEach(since::take);
        return !since.mayBeTaken(one);
    }
}
