package org.tenantry.log;

/**
 * One event as the log holds it.
 *
 * @param type its wire name
 * @param payload JSON text, stored as it is
 */
public record LogEvent(String type, String payload) {}
