package org.tenantry.sealing;

import org.bson.types.Binary;

/** What is stored of an owner's data key. */
sealed interface KeyDocument {

    /**
     * The key, wrapped.
     *
     * @param id its own
     * @param kek the id of the key-encryption key that wrapped it
     */
    record Wrapped(KeyOwner owner, String id, String kek, Binary keyset) implements KeyDocument {}

    /** There was one, or none yet, and there will never be one again. */
    record Tombstone() implements KeyDocument {}
}
