package org.tenantry.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Key-encryption keys for tests: the same id is always the same key. */
final class Keks {
    private Keks() {}

    /** Those of these ids, the first being current. */
    static KeyEncryptionKeys of(String... ids) {
        return KeyEncryptionKeys.of(
                Stream.of(ids).map(id -> id + ":" + base64(id)).collect(Collectors.joining(",")));
    }

    static String base64(String id) {
        return Base64.getEncoder().encodeToString(bytes(id));
    }

    static byte[] bytes(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
