package org.tenantry.sealing;

import java.security.GeneralSecurityException;

/**
 * Wraps data keys by key-encryption keys, which never enter the database. {@link KeyEncryptionKeys}
 * holds them in memory; a key service can take its place, as its calls are these two.
 *
 * <p>A context is not secret, and must be the same for wrapping and unwrapping: what the services
 * call associated data or encryption context. Where a service gives no answer, these throw {@link
 * SealingException.Unavailable}.
 */
public interface KeyEncryption {

    /** The id of the key that wraps from now on; the same as long as this lives. */
    String current();

    /**
     * Wraps a data key.
     *
     * @param kek the id of the key-encryption key
     * @throws SealingException.KekMissing if there is none by that id
     */
    byte[] wrap(String kek, byte[] dataKey, byte[] context) throws GeneralSecurityException;

    /**
     * Unwraps what was wrapped with the same context.
     *
     * @param kek the id of the key-encryption key that wrapped it
     * @throws SealingException.KekMissing if there is none by that id
     * @throws GeneralSecurityException if it was not wrapped so
     */
    byte[] unwrap(String kek, byte[] wrapped, byte[] context) throws GeneralSecurityException;
}
