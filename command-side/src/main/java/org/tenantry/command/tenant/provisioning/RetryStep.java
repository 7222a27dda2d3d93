package org.tenantry.command.tenant.provisioning;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.Provisioning.Outcome;
import org.tenantry.command.tenant.Provisioning.Step;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;

/**
 * Asks a participant that failed to do its part anew.
 *
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record RetryStep(
        @TargetAggregateIdentifier String id,
        String participant,
        @TargetAggregateVersion @Nullable Long expectedSequence) {
    /** Who has not failed is not asked again. */
    public List<TenantEvent> decide(TenantState tenant) {
        TenantMustBeInUse.check(tenant);
        Step step = ParticipantMustBeKnown.step(tenant, participant);
        ProvisioningMustGoOn.check(tenant, participant, "be asked anew");
        return step.outcome() == Outcome.FAILED ? List.of(new ProvisioningStepRetried(id, participant)) : List.of();
    }
}
