/**
 * Sealed values: what is personal or secret, as it stands in the log for ever, and can be erased.
 *
 * <pre>
 *  text ──► Sealer ──► SealedValue, in an event ──► Opener ──► text, or that it is erased
 *             │   under the tenant's data key         │
 *             └──────────────► Keyring ◄──────────────┘   each for a minute at most
 *                                 │
 *              DataKeyCollection: data_keys, a document a tenant: the key, wrapped, or a tombstone
 *                                 │
 *                           KeyEncryption: the key-encryption keys, kept elsewhere
 * </pre>
 *
 * A value opens for the tenant and the field it was sealed for, and no other. {@link
 * org.tenantry.sealing.Keyring#erase} destroys a tenant's data key, and with it every value of its
 * that was ever sealed, wherever copies are. No message, no {@code toString} here tells a key or a text.
 */
@NullMarked
package org.tenantry.sealing;

import org.jspecify.annotations.NullMarked;
