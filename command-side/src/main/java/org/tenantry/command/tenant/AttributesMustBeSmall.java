package org.tenantry.command.tenant;

import org.tenantry.command.rules.RuleBroken;

/** The bound on a tenant's attributes holds for what many small changes add up to, too. */
public final class AttributesMustBeSmall extends RuleBroken {
    private AttributesMustBeSmall(String id) {
        super(
                "attributes-too-large",
                "The attributes of " + id + " would be too large: expected " + ProfileConstraints.ATTRIBUTES + ".");
    }

    public static void check(TenantState tenant) {
        if (!Attributes.isSmall(tenant.profile().attributes())) {
            throw new AttributesMustBeSmall(tenant.id());
        }
    }
}
