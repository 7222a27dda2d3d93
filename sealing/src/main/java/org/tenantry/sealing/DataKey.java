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

/**
 * An owner's data key, in clear. It is a Tink keyset: one that is to be given a new key gets it
 * added to its keyset, and a ciphertext begins with the number of the one that opens it.
 */
final class DataKey {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeyOwner owner;
    private final String id;
    private final KeysetHandle keyset;
    private final Aead aead;

    private DataKey(KeyOwner owner, String id, KeysetHandle keyset) throws GeneralSecurityException {
        this.owner = owner;
        this.id = id;
        this.keyset = keyset;
        this.aead = AesGcm.of(keyset);
    }

    static DataKey generate(KeyOwner owner) {
        try {
            return new DataKey(owner, UUID.randomUUID().toString(), AesGcm.generate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no data key can be made for " + owner, e);
        }
    }

    /**
     * @throws SealingException.KekMissing if its key-encryption key is not there
     * @throws SealingException.KeyDamaged if it does not unwrap with that
     */
    static DataKey unwrap(KeyDocument.Wrapped key, KeyEncryption keys) {
        try {
            return new DataKey(
                    key.owner(),
                    key.id(),
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                            key.keyset().getData(),
                            new Wrapping(keys, key.kek()),
                            wrappingContext(key.owner(), key.id()),
                            AesGcm.CONFIGURATION));
        } catch (GeneralSecurityException e) {
            throw new SealingException.KeyDamaged(key.owner(), key.id(), key.kek(), e);
        }
    }

    /** Wrapped by the current key-encryption key. */
    KeyDocument.Wrapped wrap(KeyEncryption keys) {
        String kek = keys.current();
        try {
            byte[] wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    keyset, new Wrapping(keys, kek), wrappingContext(owner, id), AesGcm.CONFIGURATION);
            return new KeyDocument.Wrapped(owner, id, kek, new Binary(wrapped));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "no data key can be wrapped for " + owner + " by key-encryption key '" + kek + "'", e);
        }
    }

    SealedValue seal(String field, String text) {
        try {
            byte[] sealed = aead.encrypt(text.getBytes(UTF_8), sealingContext(field));
            return new SealedValue(ENCODER.encodeToString(sealed), id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(field + " of " + owner + " cannot be sealed", e);
        }
    }

    String open(String field, SealedValue value) {
        if (!value.key().equals(id)) {
            throw new SealingException.KeyNotFound(owner, field, value.key());
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(value.sealed());
            return new String(aead.decrypt(sealed, sealingContext(field)), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealingException.NotOpened(owner, field, id, e);
        }
    }

    /** Neither an owner's id nor a key's has a line break, so no two contexts are the same. */
    private byte[] sealingContext(String field) {
        return ("tenantry sealed value 1\n" + owner.id() + "\n" + field).getBytes(UTF_8);
    }

    /** A wrapped key that is copied to another owner's document does not unwrap there. */
    private static byte[] wrappingContext(KeyOwner owner, String id) {
        return ("tenantry data key 1\n" + owner.id() + "\n" + id).getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "DataKey[" + owner + ", " + id + "]";
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
