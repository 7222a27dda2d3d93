package org.tenantry.command.tenant;

import org.tenantry.command.rules.RuleBroken;

/** An archived tenant is not changed. */
public final class TenantMustBeInUse extends RuleBroken {
    private TenantMustBeInUse(String id) {
        super("tenant-archived", "The tenant " + id + " is archived and cannot be changed.");
    }

    public static void check(TenantState tenant) {
        if (tenant.status() == TenantStatus.ARCHIVED) {
            throw new TenantMustBeInUse(tenant.id());
        }
    }
}
