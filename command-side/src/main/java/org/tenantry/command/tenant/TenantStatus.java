package org.tenantry.command.tenant;

import java.util.Locale;

/** A tenant's own status, whatever its ancestors' is. */
public enum TenantStatus {
    PROVISIONING,
    FAILED,
    ACTIVE,
    SUSPENDED,
    ARCHIVED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
