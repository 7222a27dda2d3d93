package org.tenantry.log;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 hash. */
public final class Hash {
    private static final int BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash of " + bytes.length + " bytes: expected " + BYTES);
        }
        this.bytes = bytes;
    }

    /** Of bytes that nobody changes any more. */
    static Hash of(byte[] bytes) {
        return new Hash(bytes);
    }

    /**
     * Reads what {@link #hex} wrote.
     *
     * @throws IllegalArgumentException if it is not 64 hex digits
     */
    public static Hash ofHex(String hex) {
        return new Hash(HEX.parseHex(hex));
    }

    /** Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** As 64 lower-case hex digits. */
    public String hex() {
        return HEX.formatHex(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
