package org.tenantry.events;

/**
 * What is personal or secret, as it stands in events: readable only by who has its tenant's data key, and by
 * nobody once the tenant is erased.
 *
 * @param sealed the ciphertext, in base64url without padding
 * @param key the id of the data key that it is sealed under
 */
public record SealedValue(String sealed, String key) {}
