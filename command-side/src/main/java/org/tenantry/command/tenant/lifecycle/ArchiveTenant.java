package org.tenantry.command.tenant.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;

/**
 * Asks for a tenant to be taken out of use.
 *
 * @param successor the tenant that takes its place, if one does
 * @param restorableUntil until when it can be restored
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record ArchiveTenant(
        @TargetAggregateIdentifier String id,
        String reason,
        @Nullable String successor,
        Instant restorableUntil,
        @Nullable Long expectedSequence) {
    /**
     * What is archived already stays as it is. The tenant's domains are free for others after a while.
     *
     * @param successorStatus of the tenant that is named; empty if it does not exist, or none is named
     */
    public List<TenantEvent> decide(TenantState tenant, Optional<TenantStatus> successorStatus) {
        if (tenant.status() == TenantStatus.ARCHIVED) {
            return List.of();
        }
        if (successor != null) {
            SuccessorMustBeInUse.check(id, successor, successorStatus);
        }
        List<TenantEvent> events = new ArrayList<>();
        events.add(new TenantArchived(id, reason, successor, restorableUntil.toString()));
        tenant.domains().forEach((domain, generation) -> events.add(new TenantDomainRemoved(id, domain, generation)));
        return events;
    }
}
