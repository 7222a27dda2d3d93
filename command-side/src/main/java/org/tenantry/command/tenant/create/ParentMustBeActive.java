package org.tenantry.command.tenant.create;

import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.Lineage;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;

/** A child is born only where every ancestor is active. */
final class ParentMustBeActive extends RuleBroken {
    private ParentMustBeActive(Lineage lineage, TenantState ancestor) {
        super(
                "parent-not-active",
                "The tenant " + lineage.id() + " cannot be created: " + ancestor.id() + " is " + ancestor.status()
                        + ".");
    }

    static void check(Lineage lineage) {
        lineage.ancestors().stream()
                .filter(ancestor -> ancestor.status() != TenantStatus.ACTIVE)
                .findFirst()
                .ifPresent(ancestor -> {
                    throw new ParentMustBeActive(lineage, ancestor);
                });
    }
}
