package org.tenantry.sealing;

import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;

/** Seals what is personal or secret before it goes into an event. */
public final class Sealer {
    private final Keyring keyring;

    public Sealer(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * Seals a text for its owner and a field. An owner's first gets its data key made. The same text
     * sealed twice gives two values that do not tell it.
     *
     * @param field what the text is, by any name that does not change, such as {@code /contact}
     * @throws SealingException.ErasedTenant if the tenant is erased
     * @throws SealingException.KekMissing if the key-encryption key that is needed is not configured
     * @throws SealingException.KeyDamaged if the data key does not unwrap with it
     * @throws SealingException.Unavailable if a data key can be neither had nor made now
     */
    public SealedValue seal(KeyOwner owner, String field, String text) {
        return keyring.forSealing(owner)
                .orElseThrow(() -> new SealingException.ErasedTenant(owner))
                .seal(field, text);
    }

    /** The same for a tenant. */
    public SealedValue seal(TenantId tenant, String field, String text) {
        return seal(KeyOwner.of(tenant), field, text);
    }
}
