package org.tenantry.sealing;

import org.bson.types.Binary;
import org.tenantry.events.TenantId;

/** What is stored of a tenant's data key. */
sealed interface KeyDocument {

    /**
     * The key, wrapped.
     *
     * @param id its own
     * @param kek the id of the key-encryption key that wrapped it
     */
    record Wrapped(TenantId tenant, String id, String kek, Binary keyset) implements KeyDocument {}

    /** There was one, or none yet, and there will never be one again. */
    record Tombstone() implements KeyDocument {}
}
