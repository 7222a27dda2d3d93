package org.tenantry.audit.checkpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A public Ed25519 key. */
final class VerifyingKey {
    private final PublicKey key;

    private VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /** @throws IllegalStateException if there is none in the file */
    static VerifyingKey read(Path file) {
        try {
            return new VerifyingKey(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(PemFile.read(file, "PUBLIC KEY"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("in " + file + " is no public Ed25519 key", e);
        }
    }

    /** Whether the holder of the private key signed it, as it is. */
    boolean hasSigned(Checkpoint checkpoint) {
        if (checkpoint.signature() == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(checkpoint.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
