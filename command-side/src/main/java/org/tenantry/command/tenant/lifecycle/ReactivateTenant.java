package org.tenantry.command.tenant.lifecycle;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantReactivated;

/**
 * Asks for a suspended tenant to be active again.
 *
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record ReactivateTenant(
        @TargetAggregateIdentifier String id,
        String reason,
        @TargetAggregateVersion @Nullable Long expectedSequence) {
    /** What is active already stays as it is. */
    public List<TenantEvent> decide(TenantState tenant) {
        if (tenant.status() == TenantStatus.ACTIVE) {
            return List.of();
        }
        StatusMustAllow.check(tenant, "reactivated", TenantStatus.SUSPENDED);
        return List.of(new TenantReactivated(id, reason));
    }
}
