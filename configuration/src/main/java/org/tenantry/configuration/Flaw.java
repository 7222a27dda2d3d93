package org.tenantry.configuration;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it must be.
 *
 * @param pointer where, as a JSON pointer
 * @param value what stands there; null if nothing does, or if it is of no help
 * @param expected what would have been right
 */
public record Flaw(String pointer, @Nullable String value, String expected) {}
