package org.tenantry.command.tenant;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.Provisioning.Step;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantActivated;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantEvent.TenantErased;
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantEvent.TenantUpdated;

/**
 * What a tenant's events amount to.
 *
 * @param archived what is known of its archiving; empty unless it is archived
 * @param provisioning how far it has come
 * @param domains with the generations of their claims, immutable
 * @param erased whether its data key is destroyed
 */
public record TenantState(
        String id,
        TenantStatus status,
        Optional<Archived> archived,
        Provisioning provisioning,
        TenantProfile profile,
        Map<String, Long> domains,
        boolean erased) {
    /**
     * What is remembered of an archiving.
     *
     * @param before the status that a restored tenant has again
     * @param restorableUntil empty if it can be restored without end
     * @param domains that it had
     */
    public record Archived(TenantStatus before, Optional<Instant> restorableUntil, Set<String> domains) {}

    public TenantState {
        domains = Collections.unmodifiableMap(new TreeMap<>(domains));
    }

    /** Until when it can be restored; empty unless it is archived, and its grace ends. */
    public Optional<Instant> restorableUntil() {
        return archived.flatMap(Archived::restorableUntil);
    }

    /** The domains that a restored tenant has again if it can, in order. */
    public Set<String> domainsBeforeArchive() {
        return new TreeSet<>(archived.map(Archived::domains).orElse(Set.of()));
    }

    /** The state after an event; {@code state} is null before the first. */
    public static TenantState evolve(@Nullable TenantState state, TenantEvent event) {
        return switch (event) {
            case TenantCreated created -> created(created);
            case TenantUpdated updated -> existing(state, event).after(updated);
            case TenantSuspended suspended -> existing(state, event).in(TenantStatus.SUSPENDED);
            case TenantReactivated reactivated -> existing(state, event).in(TenantStatus.ACTIVE);
            case TenantArchived archived -> existing(state, event).archived(archived);
            case TenantRestored restored -> existing(state, event).restored();
            case ProvisioningStepCompleted done -> existing(state, event).with(done.participant(), Step.COMPLETED);
            case ProvisioningStepFailed failed ->
                existing(state, event).with(failed.participant(), Step.failed(failed.reason()));
            case ProvisioningStepRetried retried ->
                existing(state, event).with(retried.participant(), Step.OUTSTANDING);
            case TenantActivated activated -> existing(state, event).in(TenantStatus.ACTIVE);
            case TenantDomainAdded added -> existing(state, event).with(added);
            case TenantDomainRemoved removed -> existing(state, event).without(removed);
            case TenantErased erased -> existing(state, event).forgotten();
        };
    }

    private static TenantState created(TenantCreated created) {
        return new TenantState(
                created.tenant(),
                created.participants().isEmpty() ? TenantStatus.ACTIVE : TenantStatus.PROVISIONING,
                Optional.empty(),
                Provisioning.by(created.participants()),
                TenantProfile.of(created),
                Map.of(),
                /* erased= */ false);
    }

    private TenantState after(TenantUpdated updated) {
        return new TenantState(id, status, archived, provisioning, profile.after(updated), domains, erased);
    }

    private TenantState in(TenantStatus newStatus) {
        return new TenantState(id, newStatus, Optional.empty(), provisioning, profile, domains, erased);
    }

    private TenantState with(String participant, Step step) {
        Provisioning changed = provisioning.with(participant, step);
        return new TenantState(id, changed.status(), archived, changed, profile, domains, erased);
    }

    private TenantState archived(TenantArchived event) {
        Archived now = new Archived(
                status, Optional.ofNullable(event.restorableUntil()).map(Instant::parse), domains.keySet());
        return new TenantState(id, TenantStatus.ARCHIVED, Optional.of(now), provisioning, profile, domains, erased);
    }

    private TenantState restored() {
        return in(archived.map(Archived::before).orElse(status));
    }

    private TenantState forgotten() {
        return new TenantState(id, status, archived, provisioning, profile.erased(), domains, /* erased= */ true);
    }

    private TenantState with(TenantDomainAdded added) {
        Map<String, Long> newDomains = new TreeMap<>(domains);
        newDomains.put(added.domain(), added.generation());
        return new TenantState(id, status, archived, provisioning, profile, newDomains, erased);
    }

    private TenantState without(TenantDomainRemoved removed) {
        Map<String, Long> newDomains = new TreeMap<>(domains);
        newDomains.remove(removed.domain());
        return new TenantState(id, status, archived, provisioning, profile, newDomains, erased);
    }

    private static TenantState existing(@Nullable TenantState state, TenantEvent event) {
        if (state == null) {
            throw new IllegalStateException(event + " comes before the tenant's creation");
        }
        return state;
    }
}
