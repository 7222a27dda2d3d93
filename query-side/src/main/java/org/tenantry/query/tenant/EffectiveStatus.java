package org.tenantry.query.tenant;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What a tenant is in effect: the worst on its path. It is computed when it is asked for, so that a
 * change at a root is one write, whatever stands beneath.
 *
 * @param causedBy the ancestor that makes it worse than the tenant's own; the highest of those
 */
public record EffectiveStatus(TenantStatus status, Optional<String> causedBy) {
    static EffectiveStatus of(TenantDocument tenant, Map<String, TenantStatus> ancestors) {
        return of(tenant.status(), tenant.ancestors(), ancestors);
    }

    static EffectiveStatus of(TenantStatus own, Collection<String> path, Map<String, TenantStatus> ancestors) {
        EffectiveStatus effective = new EffectiveStatus(own, Optional.empty());
        for (String ancestor : path) {
            effective = effective.under(ancestor, ancestors.getOrDefault(ancestor, TenantStatus.ACTIVE));
        }
        return effective;
    }

    /** What it is, taking one more ancestor into account; to be asked from the root down. */
    EffectiveStatus under(String ancestor, TenantStatus status) {
        return status.compareTo(this.status) > 0 ? new EffectiveStatus(status, Optional.of(ancestor)) : this;
    }
}
