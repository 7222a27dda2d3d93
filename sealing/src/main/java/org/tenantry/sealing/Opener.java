package org.tenantry.sealing;

import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;

/** Opens what was sealed, for those who may read it: that is for the caller to decide. */
public final class Opener {
    private final Keyring keyring;

    public Opener(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * Opens a value that was sealed for its owner and a field.
     *
     * @throws SealingException.NotOpened if it was not sealed for that owner and field, or was changed
     * @throws SealingException.KeyNotFound if the data key it names is not the owner's
     * @throws SealingException.KekMissing if the key-encryption key that is needed is not configured
     * @throws SealingException.KeyDamaged if the data key does not unwrap with it
     * @throws SealingException.Unavailable if the data key cannot be had now
     */
    public Opened open(KeyOwner owner, String field, SealedValue value) {
        return keyring.forOpening(owner, () -> new SealingException.KeyNotFound(owner, field, value.key()))
                .<Opened>map(key -> new Opened.Clear(key.open(field, value)))
                .orElseGet(Opened.Erased::new);
    }

    /** The same for a tenant. */
    public Opened open(TenantId tenant, String field, SealedValue value) {
        return open(KeyOwner.of(tenant), field, value);
    }
}
