package org.tenantry.command.tenant.create;

import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.Lineage;

/** An id is used once, for ever. */
final class TenantIdMustBeFree extends RuleBroken {
    private TenantIdMustBeFree(Lineage lineage) {
        super("tenant-exists", "The id " + lineage.id() + " is taken; ids are never used again.");
    }

    static void check(Lineage lineage) {
        if (lineage.taken()) {
            throw new TenantIdMustBeFree(lineage);
        }
    }
}
