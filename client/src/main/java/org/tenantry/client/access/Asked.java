package org.tenantry.client.access;

/**
 * What a request of a service's own is about.
 *
 * @param tenant its id
 * @param permission that its caller must have there, as docs/access.md names them: {@code read-tenant}
 */
public record Asked(String tenant, String permission) {}
