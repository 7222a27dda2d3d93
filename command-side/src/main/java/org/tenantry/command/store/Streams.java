package org.tenantry.command.store;

import org.tenantry.events.TenantId;

/**
 * Where an aggregate's events go. An aggregate's id is its tenant's, with {@code /} and a name
 * behind it where a tenant has several; one that begins with {@code /} is the platform's own.
 */
final class Streams {
    private static final int PLATFORM = 0;

    private Streams() {}

    /** What the aggregate's events are published under: its tenant's id. */
    static String key(String aggregate) {
        int slash = aggregate.indexOf('/');
        return slash < 0 ? aggregate : aggregate.substring(0, slash);
    }

    static int partition(String aggregate, int partitions) {
        String tenant = key(aggregate);
        return tenant.isEmpty() ? PLATFORM : new TenantId(tenant).partition(partitions);
    }
}
