package org.tenantry.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** AES-256 in Galois/Counter mode, by Tink. */
final class AesGcm {
    static final int KEY_BYTES = 32;

    /** How Tink makes, reads and uses keysets. */
    static final Configuration CONFIGURATION = configuration();

    private AesGcm() {}

    private static Configuration configuration() {
        try {
            AeadConfig.register();
            return RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot be used here", e);
        }
    }

    /** Of one key, given from outside. */
    @AccessesPartialKey
    static Aead of(byte[] key) {
        try {
            return of(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(AesGcmKey.builder()
                                    .setParameters(AesGcmParameters.builder()
                                            .setKeySizeBytes(KEY_BYTES)
                                            .setIvSizeBytes(12)
                                            .setTagSizeBytes(16)
                                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                                            .build())
                                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                                    .build())
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink takes no AES-GCM key", e);
        }
    }

    /** Of a keyset, each of whose keys opens what it sealed. */
    static Aead of(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(CONFIGURATION, Aead.class);
    }

    /** A keyset of one new key. */
    static KeysetHandle generate() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    }
}
