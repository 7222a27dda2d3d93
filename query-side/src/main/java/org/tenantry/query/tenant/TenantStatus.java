package org.tenantry.query.tenant;

/** A tenant's status, the better before the worse. */
enum TenantStatus {
    ACTIVE,
    PROVISIONING,
    FAILED,
    SUSPENDED,
    ARCHIVED
}
