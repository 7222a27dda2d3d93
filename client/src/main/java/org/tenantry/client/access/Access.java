package org.tenantry.client.access;

import org.jspecify.annotations.Nullable;

/**
 * What the bearer of a token may do on a tenant.
 *
 * @param allowed whether it is permitted
 * @param effectiveStatus of the tenant, such as {@code ACTIVE} or {@code SUSPENDED}; null if there is no such tenant, or the
 *     bearer does not see it: which, is not told
 */
public record Access(boolean allowed, @Nullable String effectiveStatus) {
    /** Whether the bearer sees that there is such a tenant. */
    public boolean isVisible() {
        return effectiveStatus != null;
    }
}
