package org.tenantry.command.dispatch;

import org.tenantry.events.TenantId;
import org.tenantry.sealing.KeyOwner;

/**
 * What a command changes.
 *
 * @param aggregate its id in the log
 * @param id what it is called in answers
 * @param tree where an {@code Idempotency-Key} is for one request only: a root tenant's id, or {@code
 *     /} for all that is the platform's own
 */
public record Target(String aggregate, String id, String tree) {
    private static final String PLATFORM = "/";

    public static Target of(TenantId tenant) {
        return new Target(tenant.value(), tenant.value(), tenant.root().value());
    }

    /**
     * Something of a tenant's beside itself.
     *
     * @param aggregate the tenant's id, {@code /} and a name
     */
    public static Target of(TenantId tenant, String aggregate) {
        return new Target(aggregate, aggregate, tenant.root().value());
    }

    /**
     * Something that is no tenant's.
     *
     * @param aggregate begins with {@code /}
     */
    public static Target ofPlatform(String aggregate, String id) {
        if (!aggregate.startsWith(PLATFORM)) {
            throw new IllegalArgumentException("the aggregate " + aggregate + " is a tenant's");
        }
        return new Target(aggregate, id, PLATFORM);
    }

    /** Whose key seals what is not to be guessed of a request for it. */
    KeyOwner owner() {
        int slash = aggregate.indexOf(PLATFORM);
        return slash == 0
                ? KeyOwner.PLATFORM
                : KeyOwner.of(new TenantId(slash < 0 ? aggregate : aggregate.substring(0, slash)));
    }
}
