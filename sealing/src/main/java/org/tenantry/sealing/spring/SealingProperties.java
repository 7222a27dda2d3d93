package org.tenantry.sealing.spring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tenantry.sealing.KeyEncryptionKeys;

/**
 * Where the keys are. Both sides must be given the same.
 *
 * @param mongodbUri of the server that holds the tenants' data keys, wrapped
 * @param mongodbSslBundle the SSL bundle for that server; blank for none
 * @param database of the data keys
 * @param keys the key-encryption keys themselves, as {@link KeyEncryptionKeys} reads them
 * @param keysFile the file that has them; if it is given, it is what counts
 */
@ConfigurationProperties("tenantry.sealing")
record SealingProperties(
        String mongodbUri,
        @DefaultValue("") String mongodbSslBundle,
        @DefaultValue("tenantry_keys") String database,
        @Nullable String keys,
        @Nullable Path keysFile) {

    /**
     * @throws IllegalStateException if none are given
     * @throws IllegalArgumentException if they are not as they must be
     */
    KeyEncryptionKeys keyEncryptionKeys() {
        if (keysFile != null) {
            return KeyEncryptionKeys.fromFile(keysFile);
        }
        if (keys == null) {
            throw new IllegalStateException(
                    "neither tenantry.sealing.keys-file nor tenantry.sealing.keys is set: make a"
                            + " key-encryption key (echo \"$(date +%Y-%m):$(openssl rand -base64 32)\" > FILE), keep a copy"
                            + " apart from the databases, and name the file");
        }
        return KeyEncryptionKeys.of(keys);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SealingProperties[" + database + "]";
    }
}
