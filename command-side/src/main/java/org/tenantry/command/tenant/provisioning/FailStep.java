package org.tenantry.command.tenant.provisioning;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.Provisioning.Step;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;

/**
 * Reports that a participant cannot do its part.
 *
 * @param reason why not
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record FailStep(
        @TargetAggregateIdentifier String id,
        String participant,
        String reason,
        @TargetAggregateVersion @Nullable Long expectedSequence) {
    /** The same failure once more is nothing new; that of one who had reported done counts. */
    public List<TenantEvent> decide(TenantState tenant) {
        TenantMustBeInUse.check(tenant);
        Step step = ParticipantMustBeKnown.step(tenant, participant);
        ProvisioningMustGoOn.check(tenant, participant, "report that it failed");
        return step.equals(Step.failed(reason))
                ? List.of()
                : List.of(new ProvisioningStepFailed(id, participant, reason));
    }
}
