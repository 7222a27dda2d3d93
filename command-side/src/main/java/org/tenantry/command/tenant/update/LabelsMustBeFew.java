package org.tenantry.command.tenant.update;

import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.command.tenant.TenantState;

/** The bound on a tenant's labels holds for what many small changes add up to, too. */
public final class LabelsMustBeFew extends RuleBroken {
    private LabelsMustBeFew(TenantState changed) {
        super(
                "too-many-labels",
                changed.id() + " would have " + changed.profile().labels().size() + " labels: a tenant has at most "
                        + ProfileConstraints.MAX_LABELS + ". Remove some.");
    }

    static void check(TenantState changed) {
        if (changed.profile().labels().size() > ProfileConstraints.MAX_LABELS) {
            throw new LabelsMustBeFew(changed);
        }
    }
}
