package org.tenantry.command.tenant;

import org.tenantry.events.TenantId;

/** Looks lineages up, and guards them: what is decided on one is stored only while it still holds. */
@FunctionalInterface
public interface Lineages {
    Lineage of(TenantId id);
}
