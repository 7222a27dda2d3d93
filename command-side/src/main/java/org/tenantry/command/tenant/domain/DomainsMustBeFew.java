package org.tenantry.command.tenant.domain;

import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.TenantState;

/** A tenant's domains all go in its answers, and in one commit when it is archived. */
final class DomainsMustBeFew extends RuleBroken {
    static final int MAX = 50;

    private DomainsMustBeFew(String tenant) {
        super(
                "too-many-domains",
                "The tenant " + tenant + " has " + MAX + " domains, and can have no more. Remove one.");
    }

    /** Checks that there is room for one more. */
    static void check(TenantState tenant) {
        if (tenant.domains().size() >= MAX) {
            throw new DomainsMustBeFew(tenant.id());
        }
    }
}
