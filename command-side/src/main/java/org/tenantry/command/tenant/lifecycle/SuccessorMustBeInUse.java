package org.tenantry.command.tenant.lifecycle;

import java.util.Optional;
import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.TenantStatus;

/** What takes a tenant's place is another tenant, and there to do so. */
final class SuccessorMustBeInUse extends RuleBroken {
    private SuccessorMustBeInUse(String tenant, String successor) {
        super(
                "successor-not-usable",
                "The tenant " + successor + " cannot take the place of " + tenant
                        + ": a successor is another tenant, which exists and is not archived.");
    }

    static void check(String tenant, String successor, Optional<TenantStatus> status) {
        boolean usable = status.filter(known -> known != TenantStatus.ARCHIVED).isPresent();
        if (!usable || successor.equals(tenant)) {
            throw new SuccessorMustBeInUse(tenant, successor);
        }
    }
}
