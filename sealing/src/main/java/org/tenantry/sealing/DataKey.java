package org.tenantry.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import org.bson.types.Binary;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;

/**
 * A tenant's data key, in clear. It is a Tink keyset: a tenant that is to be given a new key gets it
 * added to its keyset, and a ciphertext begins with the number of the one that opens it.
 */
final class DataKey {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final TenantId tenant;
    private final String id;
    private final KeysetHandle keyset;
    private final Aead aead;

    private DataKey(TenantId tenant, String id, KeysetHandle keyset) throws GeneralSecurityException {
        this.tenant = tenant;
        this.id = id;
        this.keyset = keyset;
        this.aead = AesGcm.of(keyset);
    }

    static DataKey generate(TenantId tenant) {
        try {
            return new DataKey(tenant, UUID.randomUUID().toString(), AesGcm.generate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no data key can be made for tenant " + tenant, e);
        }
    }

    /**
     * @throws SealingException.KekMissing if its key-encryption key is not there
     * @throws SealingException.KeyDamaged if it does not unwrap with that
     */
    static DataKey unwrap(KeyDocument.Wrapped key, KeyEncryption keys) {
        try {
            return new DataKey(
                    key.tenant(),
                    key.id(),
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                            key.keyset().getData(),
                            new Wrapping(keys, key.kek()),
                            wrappingContext(key.tenant(), key.id()),
                            AesGcm.CONFIGURATION));
        } catch (GeneralSecurityException e) {
            throw new SealingException.KeyDamaged(key.tenant(), key.id(), key.kek(), e);
        }
    }

    /** Wrapped by the current key-encryption key. */
    KeyDocument.Wrapped wrap(KeyEncryption keys) {
        String kek = keys.current();
        try {
            byte[] wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    keyset, new Wrapping(keys, kek), wrappingContext(tenant, id), AesGcm.CONFIGURATION);
            return new KeyDocument.Wrapped(tenant, id, kek, new Binary(wrapped));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "no data key can be wrapped for tenant " + tenant + " by key-encryption key '" + kek + "'", e);
        }
    }

    SealedValue seal(String field, String text) {
        try {
            byte[] sealed = aead.encrypt(text.getBytes(UTF_8), sealingContext(field));
            return new SealedValue(ENCODER.encodeToString(sealed), id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(field + " of tenant " + tenant + " cannot be sealed", e);
        }
    }

    String open(String field, SealedValue value) {
        if (!value.key().equals(id)) {
            throw new SealingException.KeyNotFound(tenant, field, value.key());
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(value.sealed());
            return new String(aead.decrypt(sealed, sealingContext(field)), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealingException.NotOpened(tenant, field, id, e);
        }
    }

    /** Neither a tenant's id nor a key's has a line break, so no two contexts are the same. */
    private byte[] sealingContext(String field) {
        return ("tenantry sealed value 1\n" + tenant + "\n" + field).getBytes(UTF_8);
    }

    /** A wrapped key that is copied to another tenant's document does not unwrap there. */
    private static byte[] wrappingContext(TenantId tenant, String id) {
        return ("tenantry data key 1\n" + tenant + "\n" + id).getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "DataKey[" + tenant + ", " + id + "]";
    }

    /** How Tink asks for wrapping. */
    private record Wrapping(KeyEncryption keys, String kek) implements Aead {
        @Override
        public byte[] encrypt(byte[] dataKey, byte[] context) throws GeneralSecurityException {
            return keys.wrap(kek, dataKey, context);
        }

        @Override
        public byte[] decrypt(byte[] wrapped, byte[] context) throws GeneralSecurityException {
            return keys.unwrap(kek, wrapped, context);
        }
    }
}
