package org.tenantry.command.tenant.provisioning;

import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;

/** Once a tenant is active its provisioning is over, and nothing takes that back. */
final class ProvisioningMustGoOn extends RuleBroken {
    private ProvisioningMustGoOn(TenantState tenant, String participant, String report) {
        super(
                "provisioning-over",
                "The provisioning of " + tenant.id() + " is over, it is " + tenant.status() + ": " + participant
                        + " can no longer " + report + ".");
    }

    /**
     * Checks a report.
     *
     * @param report in words: what the participant would do
     */
    static void check(TenantState tenant, String participant, String report) {
        if (tenant.status() != TenantStatus.PROVISIONING && tenant.status() != TenantStatus.FAILED) {
            throw new ProvisioningMustGoOn(tenant, participant, report);
        }
    }
}
