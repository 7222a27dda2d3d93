package org.tenantry.command.tenant.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tenantry.command.rules.DecisionOvertaken;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantId;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogEvent;

/**
 * Claims beside the event log.
 *
 * <p>A domain never has two tenants: only a claim's commit can add its domain, and a claim takes the
 * place of another only when that one's commit can never be stored, or the log shows that the domain
 * was removed after it. A claim is never in the way for ever: its commit is stored, or fenced off by
 * the next who wants the domain.
 */
public final class StoredDomainClaims implements DomainClaims {
    /**
     * For how long a commit that is missing may be on its way: longer than an append is waited for. To
     * fence it off earlier would be safe as well, but would let two who want one domain stop each other.
     */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MAX_ATTEMPTS = 5;

    private final EventLog log;
    private final ClaimDocuments claims;
    private final DomainHold hold;

    public StoredDomainClaims(EventLog log, DomainHold hold) {
        this.log = log;
        this.claims = new ClaimDocuments(log.database());
        this.hold = hold;
    }

    @Override
    public OptionalLong claim(String domain, Claimant claimant) {
        Claim first = Claim.first(domain, claimant);
        if (!claimant.dryRun() && claims.add(first)) { // most of the time nobody had it
            return OptionalLong.of(first.generation());
        }
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Claim> before = claims.last(domain);
            if (before.isPresent() && before.get().isBy(claimant)) {
                return OptionalLong.of(before.get().generation());
            }
            Optional<Claim> next = before.isPresent() ? takenOver(before.get(), claimant) : Optional.of(first);
            if (next.isEmpty()) {
                return OptionalLong.empty();
            }
            if (claimant.dryRun() || claims.add(next.get())) {
                return OptionalLong.of(next.get().generation());
            }
        }
        throw new DecisionOvertaken("others keep claiming " + domain);
    }

    /** What takes a claim's place; empty if another tenant's stands. */
    private Optional<Claim> takenOver(Claim claim, Claimant claimant) {
        Optional<Instant> freeFrom = freeFrom(claim, claimant);
        if (claim.tenant().equals(claimant.tenant())) {
            return Optional.of(claim.takenOver(
                    claimant,
                    freeFrom.orElseThrow(() -> new DecisionOvertaken(
                            "another command gives " + claim.domain() + " to " + claim.tenant()))));
        }
        return freeFrom.filter(from -> !claimant.now().isBefore(from)).map(from -> claim.takenOver(claimant, from));
    }

    /** From when on other tenants may have the domain; empty while its tenant has it, or may get it any moment. */
    private Optional<Instant> freeFrom(Claim claim, Claimant claimant) {
        int partition = new TenantId(claim.tenant()).partition(log.partitions());
        boolean mayBeOnItsWay = claimant.now().isBefore(claim.claimedAt().plus(PATIENCE));
        Optional<Commit> commit = log.find(partition, claim.commit());
        if (commit.isEmpty() && !mayBeOnItsWay && !claimant.dryRun()) {
            commit = log.fence(partition, claim.commit());
        }
        if (commit.isPresent()) {
            return freeFrom(claim, partition, commit.get());
        }
        return mayBeOnItsWay ? Optional.empty() : Optional.of(claim.freeFrom());
    }

    /**
     * By what the log has. A commit that has nothing to do with the domain is that of an earlier request
     * with the same id: the claimed one cannot be stored any more. If the removal is not seen yet, the
     * domain still counts as taken.
     */
    private Optional<Instant> freeFrom(Claim claim, int partition, Commit commit) {
        Optional<Instant> freeFrom = Optional.of(claim.freeFrom());
        if (!commit.aggregate().equals(claim.tenant())) {
            return freeFrom;
        }
        List<Commit> commits = new ArrayList<>(List.of(commit));
        commits.addAll(log.readAggregate(partition, claim.tenant(), commit.nextSequence()));
        for (Commit each : commits) {
            for (LogEvent event : each.events()) {
                freeFrom = freeFrom(freeFrom, claim.domain(), event, each.time());
            }
        }
        return freeFrom;
    }

    private Optional<Instant> freeFrom(Optional<Instant> before, String domain, LogEvent event, Instant at) {
        return switch (EventJson.read(event.type(), event.payload())) {
            case TenantDomainAdded added when added.domain().equals(domain) -> Optional.empty();
            case TenantDomainRemoved removed
            when removed.domain().equals(domain) -> Optional.of(at.plus(hold.length()));
            default -> before;
        };
    }
}
