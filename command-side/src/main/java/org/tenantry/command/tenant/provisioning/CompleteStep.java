package org.tenantry.command.tenant.provisioning;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.Provisioning.Outcome;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.TenantActivated;

/**
 * Reports that a participant has done its part.
 *
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record CompleteStep(
        @TargetAggregateIdentifier String id,
        String participant,
        @TargetAggregateVersion @Nullable Long expectedSequence) {
    /** Who has reported done already has nothing new to say; the last of all makes the tenant active. */
    public List<TenantEvent> decide(TenantState tenant) {
        TenantMustBeInUse.check(tenant);
        if (ParticipantMustBeKnown.step(tenant, participant).outcome() == Outcome.COMPLETED) {
            return List.of();
        }
        ProvisioningStepCompleted completed = new ProvisioningStepCompleted(id, participant);
        boolean last = TenantState.evolve(tenant, completed).provisioning().isDone();
        return last ? List.of(completed, new TenantActivated(id)) : List.of(completed);
    }
}
