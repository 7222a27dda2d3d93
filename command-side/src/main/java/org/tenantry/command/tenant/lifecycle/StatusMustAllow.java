package org.tenantry.command.tenant.lifecycle;

import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;

/** From each status only some others can be reached. */
final class StatusMustAllow extends RuleBroken {
    private StatusMustAllow(TenantState tenant, String change, TenantStatus needed) {
        super(
                "status-does-not-allow",
                "The tenant " + tenant.id() + " is " + tenant.status() + " and cannot be " + change + ": only one that"
                        + " is " + needed + " can.");
    }

    /**
     * Checks a change.
     *
     * @param change in words: what the tenant would be
     */
    static void check(TenantState tenant, String change, TenantStatus needed) {
        if (tenant.status() != needed) {
            throw new StatusMustAllow(tenant, change, needed);
        }
    }
}
