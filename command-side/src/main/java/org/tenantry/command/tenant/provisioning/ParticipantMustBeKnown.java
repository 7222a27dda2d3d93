package org.tenantry.command.tenant.provisioning;

import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.Provisioning.Step;
import org.tenantry.command.tenant.TenantState;

/** Only those report whom the plan named when the tenant was created. */
final class ParticipantMustBeKnown extends RuleBroken {
    private ParticipantMustBeKnown(TenantState tenant, String participant) {
        super(
                "unknown-participant",
                "The tenant " + tenant.id() + " does not wait for " + participant + ": it is provisioned by "
                        + named(tenant) + ".");
    }

    /** What the participant has to do with the tenant. */
    static Step step(TenantState tenant, String participant) {
        return tenant.provisioning()
                .step(participant)
                .orElseThrow(() -> new ParticipantMustBeKnown(tenant, participant));
    }

    private static String named(TenantState tenant) {
        String names = String.join(
                ", ", tenant.provisioning().steps().keySet().stream().sorted().toList());
        return names.isEmpty() ? "nobody" : names;
    }
}
