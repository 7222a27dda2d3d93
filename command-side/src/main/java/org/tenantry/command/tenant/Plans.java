package org.tenantry.command.tenant;

import java.util.List;

/** Looks up what is laid down for the provisioning of tenants. */
@FunctionalInterface
public interface Plans {
    /** Who must report done before a tenant of a kind is active; empty if it is active at once. */
    List<String> participants(String kind);
}
