package org.tenantry.sealing;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Key-encryption keys that are configured: {@code id:key} by lines or commas, a key being 32 bytes
 * in base64, as {@code openssl rand -base64 32} makes them. The first is the current one; those after
 * it only unwrap. What follows a {@code #} on a line is passed over.
 *
 * <pre>
 *  2026-11:HPQu1...=     # since November
 *  2025-03:s8dK0...=
 * </pre>
 *
 * To change the key: add the new one last, everywhere; put it first, everywhere; {@link
 * Keyring#rewrap} until nothing is left to do; take the old one away.
 */
public final class KeyEncryptionKeys implements KeyEncryption {
    /** Too short for a key: one that stands where its id should is not told in an error. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    private final String current;
    private final Map<String, Aead> keys;

    private KeyEncryptionKeys(Map<String, Aead> keys) {
        this.current = keys.keySet().iterator().next();
        this.keys = keys;
    }

    /**
     * Those in a text.
     *
     * @throws IllegalArgumentException if there is none, or one is not as it must be
     */
    public static KeyEncryptionKeys of(String text) {
        List<String> entries = text.lines()
                .map(line -> line.replaceFirst("#.*", ""))
                .flatMap(Pattern.compile(",")::splitAsStream)
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("no key-encryption key: expected at least one, as id:key");
        }
        Map<String, Aead> keys = new LinkedHashMap<>();
        for (String entry : entries) {
            int colon = entry.indexOf(':');
            String id = entry.substring(0, Math.max(colon, 0)).strip();
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("key-encryption key number " + (keys.size() + 1)
                        + ": expected id:key, the id 1 to 32 letters, digits, '.', '_' and '-'");
            }
            if (keys.put(id, AesGcm.of(bytes(id, entry.substring(colon + 1).strip()))) != null) {
                throw new IllegalArgumentException("key-encryption key '" + id + "' is there twice");
            }
        }
        return new KeyEncryptionKeys(keys);
    }

    /** Those in a file. */
    public static KeyEncryptionKeys fromFile(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the key-encryption keys cannot be read from " + file, e);
        }
    }

    /** Those in an environment variable. */
    public static KeyEncryptionKeys fromEnvironment(String variable) {
        return of(Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the environment has no " + variable + ": expected key-encryption keys, as id:key")));
    }

    private static byte[] bytes(String id, String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) { // which tells a character of the key
            throw new IllegalArgumentException("key-encryption key '" + id + "' is not in base64");
        }
        if (bytes.length != AesGcm.KEY_BYTES) {
            throw new IllegalArgumentException("key-encryption key '" + id + "' has " + bytes.length
                    + " bytes: expected " + AesGcm.KEY_BYTES + ", in base64");
        }
        return bytes;
    }

    @Override
    public String current() {
        return current;
    }

    @Override
    public byte[] wrap(String kek, byte[] dataKey, byte[] context) throws GeneralSecurityException {
        return key(kek).encrypt(dataKey, context);
    }

    @Override
    public byte[] unwrap(String kek, byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return key(kek).decrypt(wrapped, context);
    }

    private Aead key(String kek) {
        @Nullable Aead key = keys.get(kek);
        if (key == null) {
            throw new SealingException.KekMissing(kek, keys.keySet());
        }
        return key;
    }

    @Override
    public String toString() {
        return "KeyEncryptionKeys" + keys.keySet();
    }
}
