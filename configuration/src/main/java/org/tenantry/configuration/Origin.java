package org.tenantry.configuration;

/**
 * Where a value comes from.
 *
 * @param level that set it: a tenant's id, {@link Level#PLATFORM} or {@link Level#DEFAULTS}
 * @param version of that level's overrides, or of the definition
 */
public record Origin(String level, long version) {}
