package org.tenantry.command.tenant;

import java.util.Optional;

/** Looks tenants up that a decision is not about, but looks at. */
@FunctionalInterface
public interface TenantStates {
    /** A tenant as it is now; empty if it was never created. */
    Optional<TenantState> find(String id);
}
