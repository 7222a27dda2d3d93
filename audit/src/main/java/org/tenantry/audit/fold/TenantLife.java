package org.tenantry.audit.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** A tenant's way through its lifecycle. */
final class TenantLife {
    /** A commit is stored a moment after it was decided. */
    private static final Duration DECIDED_BEFORE = Duration.ofMinutes(1);

    /** A tenant's own status. */
    enum Status {
        PROVISIONING,
        ACTIVE,
        SUSPENDED,
        ARCHIVED
    }

    private final Set<String> participants;
    private final Set<String> outstanding;
    private final Set<String> failed = new HashSet<>();
    private final Map<String, Long> domains = new HashMap<>();
    private Status status;
    private Status beforeArchive;
    private @Nullable Instant restorableUntil;
    private boolean isErased;

    TenantLife(TenantCreated created) {
        this.participants = Set.copyOf(created.participants());
        this.outstanding = new HashSet<>(participants);
        this.status = outstanding.isEmpty() ? Status.ACTIVE : Status.PROVISIONING;
        this.beforeArchive = status;
    }

    Status status() {
        return status;
    }

    /** As the APIs tell it. */
    String shownStatus() {
        return status == Status.PROVISIONING && !failed.isEmpty() ? "FAILED" : status.name();
    }

    /** Takes an event; why it could not follow upon those before, if it could not. */
    Optional<String> take(TenantEvent event, Instant time) {
        Optional<String> fault = fault(event, time);
        evolve(event);
        return fault;
    }

    private Optional<String> fault(TenantEvent event, Instant time) {
        return switch (event) {
            case TenantCreated created -> Optional.of("the tenant is there already");
            case TenantUpdated updated -> unlessInUse();
            case TenantSuspended suspended -> unless(status == Status.ACTIVE);
            case TenantReactivated reactivated -> unless(status == Status.SUSPENDED);
            case TenantArchived archived -> unlessInUse();
            case TenantRestored restored -> faultOfRestoring(time);
            case TenantErased erased ->
                isErased ? Optional.of("it is erased already") : unless(status == Status.ARCHIVED);
            case ProvisioningStepCompleted completed ->
                outstanding.contains(completed.participant())
                        ? unless(status == Status.PROVISIONING)
                        : Optional.of("nothing is outstanding from " + completed.participant());
            case ProvisioningStepFailed step ->
                participants.contains(step.participant())
                        ? unless(status == Status.PROVISIONING)
                        : Optional.of(step.participant() + " takes no part");
            case ProvisioningStepRetried step ->
                failed.contains(step.participant())
                        ? unless(status == Status.PROVISIONING)
                        : Optional.of(step.participant() + " has not failed");
            case TenantActivated activated ->
                outstanding.isEmpty()
                        ? unless(status == Status.PROVISIONING)
                        : Optional.of("something is outstanding from " + String.join(", ", outstanding));
            case TenantDomainAdded added ->
                domains.containsKey(added.domain())
                        ? Optional.of("it has " + added.domain() + " already")
                        : unlessInUse();
            case TenantDomainRemoved removed ->
                Long.valueOf(removed.generation()).equals(domains.get(removed.domain()))
                        ? Optional.empty()
                        : Optional.of(
                                "it does not have " + removed.domain() + " by generation " + removed.generation());
        };
    }

    private Optional<String> faultOfRestoring(Instant time) {
        if (isErased) {
            return Optional.of("it is erased");
        }
        if (restorableUntil != null && time.isAfter(restorableUntil.plus(DECIDED_BEFORE))) {
            return Optional.of("it could be restored until " + restorableUntil);
        }
        return unless(status == Status.ARCHIVED);
    }

    private Optional<String> unlessInUse() {
        return unless(status != Status.ARCHIVED);
    }

    private Optional<String> unless(boolean isAllowed) {
        return isAllowed ? Optional.empty() : Optional.of("the tenant is " + status);
    }

    private void evolve(TenantEvent event) {
        switch (event) {
            case TenantCreated created -> {}
            case TenantUpdated updated -> {}
            case TenantSuspended suspended -> status = Status.SUSPENDED;
            case TenantReactivated reactivated -> status = Status.ACTIVE;
            case TenantArchived archived -> {
                beforeArchive = status;
                status = Status.ARCHIVED;
                restorableUntil = archived.restorableUntil() == null ? null : Instant.parse(archived.restorableUntil());
            }
            case TenantRestored restored -> status = beforeArchive;
            case TenantErased erased -> isErased = true;
            case ProvisioningStepCompleted completed -> {
                outstanding.remove(completed.participant());
                failed.remove(completed.participant());
            }
            case ProvisioningStepFailed step -> {
                outstanding.add(step.participant());
                failed.add(step.participant());
            }
            case ProvisioningStepRetried retried -> failed.remove(retried.participant());
            case TenantActivated activated -> status = Status.ACTIVE;
            case TenantDomainAdded added -> domains.put(added.domain(), added.generation());
            case TenantDomainRemoved removed -> domains.remove(removed.domain());
        }
    }
}
