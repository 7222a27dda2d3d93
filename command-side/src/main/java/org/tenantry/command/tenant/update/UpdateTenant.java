package org.tenantry.command.tenant.update;

import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.AttributesMustBeSmall;
import org.tenantry.command.tenant.ProfileChange;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantUpdated;

/**
 * Asks for a change of a tenant's profile.
 *
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record UpdateTenant(
        @TargetAggregateIdentifier String id,
        ProfileChange change,
        @TargetAggregateVersion @Nullable Long expectedSequence) {
    /** Nothing to change is no event. */
    public List<TenantEvent> decide(TenantState tenant) {
        TenantMustBeInUse.check(tenant);
        Optional<TenantUpdated> updated = change.on(tenant);
        updated.map(event -> TenantState.evolve(tenant, event)).ifPresent(changed -> {
            LabelsMustBeFew.check(changed);
            AttributesMustBeSmall.check(changed);
        });
        return updated.<List<TenantEvent>>map(List::of).orElse(List.of());
    }
}
