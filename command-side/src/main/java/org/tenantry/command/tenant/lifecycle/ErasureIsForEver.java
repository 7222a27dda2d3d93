package org.tenantry.command.tenant.lifecycle;

import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.TenantState;

/** Nothing could be sealed for an erased tenant any more: it stays archived. */
final class ErasureIsForEver extends RuleBroken {
    private ErasureIsForEver(String id) {
        super("tenant-erased", "The tenant " + id + " is erased and cannot be restored.");
    }

    static void check(TenantState tenant) {
        if (tenant.erased()) {
            throw new ErasureIsForEver(tenant.id());
        }
    }
}
