package org.tenantry.sealing;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Why something was not sealed or not opened, by tenant, field and ids of keys: never by what they hold. */
public abstract sealed class SealingException extends RuntimeException {
    private SealingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The tenant's data key was destroyed: it gets no other. */
    public static final class ErasedTenant extends SealingException {
        ErasedTenant(KeyOwner owner) {
            super(owner + " is erased: nothing is sealed for it any more", null);
        }
    }

    /** A value was changed, or is not where it was sealed for. */
    public static final class NotOpened extends SealingException {
        NotOpened(KeyOwner owner, String field, String key, @Nullable Throwable cause) {
            super(
                    "what is sealed as " + field + " of " + owner + " does not open with data key " + key
                            + ": it was changed, or sealed for another or as another field",
                    cause);
        }
    }

    /** A value names a data key that its owner does not have: the keys are of another, or an older, database. */
    public static final class KeyNotFound extends SealingException {
        KeyNotFound(KeyOwner owner, String field, String key) {
            super(
                    field + " of " + owner + " is sealed under data key " + key
                            + ", which is not there: correct the database, or restore its collection '"
                            + DataKeyCollection.NAME + "'",
                    null);
        }
    }

    /** A data key cannot be unwrapped. */
    public static final class KeyDamaged extends SealingException {
        KeyDamaged(KeyOwner owner, String key, String kek, Throwable cause) {
            super(
                    "data key " + key + " of " + owner + " does not unwrap with key-encryption key '" + kek
                            + "': it was changed, or that is not the key it was wrapped with",
                    cause);
        }

        KeyDamaged(String owner) {
            super("the document of '" + owner + "' in '" + DataKeyCollection.NAME + "' is no data key's", null);
        }
    }

    /** The key-encryption key that is needed is not there. */
    public static final class KekMissing extends SealingException {
        /**
         * @param kek the id of the key that is needed
         * @param there the ids of those that are there
         */
        public KekMissing(String kek, Collection<String> there) {
            super(
                    "key-encryption key '" + kek + "' is needed and is not configured; configured are "
                            + new TreeSet<>(there),
                    null);
        }
    }

    /** The keys' database, or the service of the key-encryption keys, gives no answer; a later attempt may succeed. */
    public static final class Unavailable extends SealingException {
        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
