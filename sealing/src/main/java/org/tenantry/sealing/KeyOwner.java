package org.tenantry.sealing;

import org.tenantry.events.TenantId;

/**
 * Whose a data key is: a tenant's, or the platform's own, which is never erased.
 *
 * @param id a tenant's, or {@code /}
 */
public record KeyOwner(String id) {
    public static final KeyOwner PLATFORM = new KeyOwner("/");

    public KeyOwner {
        if (!isValid(id)) {
            throw new IllegalArgumentException("'" + id + "' is neither a tenant's id nor /");
        }
    }

    public static KeyOwner of(TenantId tenant) {
        return new KeyOwner(tenant.value());
    }

    static boolean isValid(String id) {
        return id.equals("/") || TenantId.isValid(id);
    }

    /** For messages. */
    @Override
    public String toString() {
        return id.equals("/") ? "the platform" : "tenant " + id;
    }
}
