package org.tenantry.command.store;

import org.tenantry.events.TenantId;

/**
 * Where an aggregate's events go. An aggregate's id is its tenant's, with {@code /} and a name
 * behind it where a tenant has several; one that begins with {@code /} is the platform's own.
 */
final class Streams {
    private static final int PLATFORM = 0;

    private Streams() {}

    /**
     * What the aggregate's events are published under: its tenant's id. The platform's own have no tenant
     * and are published under their own ids: a subject may not be empty, and each has an order of its own.
     */
    static String key(String aggregate) {
        int slash = aggregate.indexOf('/');
        return slash <= 0 ? aggregate : aggregate.substring(0, slash);
    }

    /**
     * Whether each of the aggregate's events tells its whole state, so that the last is enough. A tenant's own tell
     * what changed; those of all other aggregates must be whole.
     */
    static boolean isLastEnough(String aggregate) {
        return aggregate.indexOf('/') >= 0;
    }

    static int partition(String aggregate, int partitions) {
        return aggregate.startsWith("/") ? PLATFORM : new TenantId(key(aggregate)).partition(partitions);
    }
}
