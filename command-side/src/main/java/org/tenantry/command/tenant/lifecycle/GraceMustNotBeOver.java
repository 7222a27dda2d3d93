package org.tenantry.command.tenant.lifecycle;

import java.time.Instant;
import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.TenantState;

/** What was archived can be restored for a while only: others rely on its being gone. */
final class GraceMustNotBeOver extends RuleBroken {
    private GraceMustNotBeOver(TenantState tenant, Instant until) {
        super("restore-grace-over", "The tenant " + tenant.id() + " could be restored until " + until + ".");
    }

    static void check(TenantState tenant, Instant now) {
        tenant.restorableUntil().filter(now::isAfter).ifPresent(until -> {
            throw new GraceMustNotBeOver(tenant, until);
        });
    }
}
