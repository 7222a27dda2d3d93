package org.tenantry.command.tenant.lifecycle;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantSuspended;

/**
 * Asks for a tenant to be suspended.
 *
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record SuspendTenant(
        @TargetAggregateIdentifier String id,
        String reason,
        @TargetAggregateVersion @Nullable Long expectedSequence) {
    /** What is suspended already stays as it is. */
    public List<TenantEvent> decide(TenantState tenant) {
        if (tenant.status() == TenantStatus.SUSPENDED) {
            return List.of();
        }
        StatusMustAllow.check(tenant, "suspended", TenantStatus.ACTIVE);
        return List.of(new TenantSuspended(id, reason));
    }
}
