package org.tenantry.command.tenant.lifecycle;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantRestored;

/**
 * Asks for an archived tenant to be in use again.
 *
 * @param now when this is asked
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record RestoreTenant(
        @TargetAggregateIdentifier String id,
        String reason,
        Instant now,
        @TargetAggregateVersion @Nullable Long expectedSequence) {
    public List<TenantEvent> decide(TenantState tenant) {
        StatusMustAllow.check(tenant, "restored", TenantStatus.ARCHIVED);
        GraceMustNotBeOver.check(tenant, now);
        return List.of(new TenantRestored(id, reason));
    }
}
