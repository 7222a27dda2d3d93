package org.tenantry.sealing;

/**
 * A sealed text as it stands in JSON: {@code {"sealed": "AX3k...", "key": "9b2f..."}}.
 *
 * @param sealed the ciphertext, in base64url without padding
 * @param key the id of the data key that it is sealed under
 */
public record SealedValue(String sealed, String key) {}
