package org.tenantry.events;

/**
 * An event of a type that this version does not know: published by a newer Tenantry. Subscribers
 * survive it.
 *
 * @param type its wire name
 * @param json its payload as it stands in the log
 */
public record UnknownEvent(String type, String json) implements TenantryEvent {}
