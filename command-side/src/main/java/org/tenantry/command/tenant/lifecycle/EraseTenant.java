package org.tenantry.command.tenant.lifecycle;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantErased;

/**
 * Asks for what is personal or secret of an archived tenant to be gone for ever.
 *
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record EraseTenant(
        @TargetAggregateIdentifier String id,
        String reason,
        @TargetAggregateVersion @Nullable Long expectedSequence) {
    /** What is erased already stays so. A tenant in use keeps its data key: it could never get another. */
    public List<TenantEvent> decide(TenantState tenant) {
        StatusMustAllow.check(tenant, "erased", TenantStatus.ARCHIVED);
        return tenant.erased() ? List.of() : List.of(new TenantErased(id, reason));
    }
}
