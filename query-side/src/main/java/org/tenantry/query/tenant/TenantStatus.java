package org.tenantry.query.tenant;

/** A tenant's status, the better before the worse. */
public enum TenantStatus {
    ACTIVE,
    PROVISIONING,
    FAILED,
    SUSPENDED,
    ARCHIVED
}
