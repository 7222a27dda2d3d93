package org.tenantry.sealing;

import org.jspecify.annotations.Nullable;

/**
 * How far {@link Keyring#rewrap} has come, or what it did.
 *
 * @param tenants how many there were at its beginning, about
 * @param seen how many it has seen
 * @param rewrapped how many data keys it has wrapped anew; the others needed not, or are erased
 * @param failed how many it left as they are, because they could not be unwrapped
 * @param firstFailure why not, of the first of these; null if there is none
 */
public record Rewrapped(
        long tenants,
        long seen,
        long rewrapped,
        long failed,
        @Nullable SealingException firstFailure) {

    /** Whether every data key was wrapped by the current key-encryption key already: then the others can go. */
    public boolean nothingToDo() {
        return rewrapped == 0 && failed == 0;
    }
}
