package org.tenantry.audit.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenantry.audit.claims.Claim;
import org.tenantry.audit.claims.StoredClaims;
import org.tenantry.events.TenantId;
import org.tenantry.log.StoredLog;

/** How many domains are claimed, and what became of the commits that were to add them. */
final class ClaimsArea {
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);
    private static final int ASKED_AT_ONCE = 500;

    private final StoredLog log;
    private final Instant now;
    private final Map<Integer, List<Claim>> asked = new HashMap<>();
    private long domains;
    private long inProgress;
    private long leftOver;

    ClaimsArea(StoredLog log, Instant now) {
        this.log = log;
        this.now = now;
    }

    Diagnosis examine() {
        new StoredClaims(log).each((domain, claims) -> take(claims.lastEntry().getValue()), noClaim -> {});
        asked.forEach(this::ask);
        return Diagnosis.ok(
                "claims",
                "of " + Amounts.count(domains, "domain") + (inProgress == 0 ? "" : "; " + inProgress + " in progress")
                        + (leftOver == 0
                                ? ""
                                : "; " + leftOver + " left over, whose commits never came: who wants the domain next"
                                        + " gets it"),
                Map.of("domains", domains, "inProgress", inProgress, "leftOver", leftOver));
    }

    private void take(Claim claim) {
        domains++;
        int partition = TenantId.isValid(claim.tenant()) ? new TenantId(claim.tenant()).partition(log.partitions()) : 0;
        List<Claim> some = asked.computeIfAbsent(partition, number -> new ArrayList<>());
        some.add(claim);
        if (some.size() == ASKED_AT_ONCE) {
            ask(partition, some);
            some.clear();
        }
    }

    private void ask(int partition, List<Claim> some) {
        Set<String> stored =
                log.stored(partition, some.stream().map(Claim::commit).collect(Collectors.toSet()));
        for (Claim claim : some) {
            if (!stored.contains(claim.commit())) {
                if (claim.claimedAt().isAfter(now.minus(ON_ITS_WAY))) {
                    inProgress++;
                } else {
                    leftOver++;
                }
            }
        }
    }
}
