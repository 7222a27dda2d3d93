package org.tenantry.audit.checkpoint;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A private Ed25519 key. */
public final class SigningKey {
    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * Reads it.
     *
     * @throws IllegalStateException if there is none in the file
     */
    public static SigningKey read(Path file) {
        try {
            return new SigningKey(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(PemFile.read(file, "PRIVATE KEY"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("in " + file + " is no private Ed25519 key", e);
        }
    }

    /** As Base64. */
    String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it cannot be signed: " + e.getMessage(), e);
        }
    }
}
