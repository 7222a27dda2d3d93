package org.tenantry.command.tenant.update;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.dispatch.Confidential;
import org.tenantry.command.tenant.AttributesMustBeSmall;
import org.tenantry.command.tenant.ProfileChange;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.personal.PersonalChanges;
import org.tenantry.command.tenant.personal.PersonalPatch;
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
        PersonalPatch personal,
        @Nullable Long expectedSequence)
        implements Confidential {
    /** Of nothing personal. */
    public UpdateTenant(String id, ProfileChange change, @Nullable Long expectedSequence) {
        this(id, change, PersonalPatch.NONE, expectedSequence);
    }

    /** Nothing to change is no event. */
    List<TenantEvent> decide(TenantState tenant, PersonalChanges changes) {
        TenantMustBeInUse.check(tenant);
        Optional<TenantUpdated> plain = change.on(tenant, Map.of());
        plain.map(event -> TenantState.evolve(tenant, event)).ifPresent(changed -> {
            LabelsMustBeFew.check(changed);
            AttributesMustBeSmall.check(changed);
        });
        Optional<TenantUpdated> updated = personal.isEmpty()
                ? plain
                : change.on(tenant, changes.of(id, tenant.profile().sealed(), personal));
        return updated.<List<TenantEvent>>map(List::of).orElse(List.of());
    }

    @Override
    public boolean isConfidential() {
        return !personal.isEmpty();
    }
}
