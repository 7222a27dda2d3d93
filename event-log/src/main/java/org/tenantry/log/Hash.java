package org.tenantry.log;

import java.util.HexFormat;

/** A SHA-256 hash, written as 64 lower-case hex digits. */
public record Hash(String hex) {
    private static final HexFormat HEX = HexFormat.of();

    public Hash {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("hash '" + hex + "': expected 64 hex digits");
        }
    }

    static Hash of(byte[] bytes) {
        return new Hash(HEX.formatHex(bytes));
    }

    byte[] bytes() {
        return HEX.parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
