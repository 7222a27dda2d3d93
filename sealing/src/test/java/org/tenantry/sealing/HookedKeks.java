package org.tenantry.sealing;

import java.security.GeneralSecurityException;
import java.util.function.Consumer;

/** Key-encryption keys that do something more before they wrap, told the data key, and before they unwrap. */
record HookedKeks(KeyEncryption keys, Consumer<byte[]> wrapping, Runnable unwrapping) implements KeyEncryption {
    static HookedKeks whenWrapping(KeyEncryption keys, Runnable action) {
        return new HookedKeks(keys, dataKey -> action.run(), () -> {});
    }

    static HookedKeks whenUnwrapping(KeyEncryption keys, Runnable action) {
        return new HookedKeks(keys, dataKey -> {}, action);
    }

    @Override
    public String current() {
        return keys.current();
    }

    @Override
    public byte[] wrap(String kek, byte[] dataKey, byte[] context) throws GeneralSecurityException {
        wrapping.accept(dataKey);
        return keys.wrap(kek, dataKey, context);
    }

    @Override
    public byte[] unwrap(String kek, byte[] wrapped, byte[] context) throws GeneralSecurityException {
        unwrapping.run();
        return keys.unwrap(kek, wrapped, context);
    }
}
