package org.tenantry.command.tenant.create;

import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.Lineage;
import org.tenantry.events.TenantId;

/** A tenant that is not a root has a parent. */
final class ParentMustExist extends RuleBroken {
    private ParentMustExist(TenantId id, TenantId parent) {
        super("parent-not-found", "The tenant " + id + " needs its parent " + parent + ", which does not exist.");
    }

    static void check(Lineage lineage) {
        lineage.id().parent().filter(parent -> lineage.parent().isEmpty()).ifPresent(parent -> {
            throw new ParentMustExist(lineage.id(), parent);
        });
    }
}
