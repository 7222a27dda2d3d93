package org.tenantry.command.tenant;

import java.util.List;
import java.util.Optional;
import org.tenantry.events.TenantId;

/**
 * What stands above a tenant that is to be created, and in its place.
 *
 * @param id the tenant's
 * @param taken whether the id has been used, even by a tenant that is archived now
 * @param ancestors that exist, the root first
 */
public record Lineage(TenantId id, boolean taken, List<TenantState> ancestors) {
    public Lineage {
        ancestors = List.copyOf(ancestors);
    }

    /** The nearest ancestor; empty for a root and where it does not exist. */
    public Optional<TenantState> parent() {
        return id.parent()
                .flatMap(parent -> ancestors.stream()
                        .filter(ancestor -> ancestor.id().equals(parent.value()))
                        .findFirst());
    }
}
