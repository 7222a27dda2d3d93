package org.tenantry.query.watch;

import java.util.Set;
import org.tenantry.events.TenantId;

/**
 * What somebody watches.
 *
 * @param subtree whether all beneath the tenant is watched as well
 * @param namespaces empty for all, those included that will be defined one day
 */
public record Watched(TenantId tenant, boolean subtree, Set<String> namespaces) {
    public Watched {
        namespaces = Set.copyOf(namespaces);
    }
}
