package org.tenantry.command.dispatch;

import java.util.List;
import org.tenantry.events.SealedValue;
import org.tenantry.sealing.KeyOwner;
import org.tenantry.sealing.Opener;
import org.tenantry.sealing.Sealer;

/** What is kept of a repeatable request with its commit, so that every node can tell a repeat from another request. */
sealed interface RequestMark {
    /** As it is stored. */
    String stored();

    /** Whether this is the request that a stored mark was made of. */
    boolean isThatOf(String stored);

    /** A hash of the request. */
    record Plain(String hash) implements RequestMark {
        @Override
        public String stored() {
            return hash;
        }

        @Override
        public boolean isThatOf(String stored) {
            return stored.equals(hash);
        }
    }

    /**
     * The hash, sealed, for a request with what may have to be forgotten: who knows all of a request but a phone number
     * could find that by trying.
     */
    record Sealed(String hash, KeyOwner owner, Sealer sealer, Opener opener) implements RequestMark {
        private static final String FIELD = "/request";
        private static final String FORM = "sealed";

        @Override
        public String stored() {
            SealedValue value = sealer.seal(owner, FIELD, hash);
            return String.join(".", FORM, value.key(), value.sealed());
        }

        /** Of an erased tenant nobody can tell: it is taken to be the same. */
        @Override
        public boolean isThatOf(String stored) {
            List<String> parts = List.of(stored.split("\\.", 3));
            if (parts.size() != 3 || !parts.getFirst().equals(FORM)) {
                return false;
            }
            SealedValue earlier = new SealedValue(parts.get(2), parts.get(1));
            return opener.open(owner, FIELD, earlier)
                    .clearText()
                    .map(hash::equals)
                    .orElse(true);
        }

        @Override
        public String toString() {
            return "Sealed[" + owner + "]";
        }
    }
}
