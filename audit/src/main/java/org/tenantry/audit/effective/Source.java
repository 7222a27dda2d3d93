package org.tenantry.audit.effective;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param level a tenant's id, {@link #PLATFORM}, or {@link #DEFAULTS}
 * @param version of what the level sets, or of the definition; from 1
 * @param actor who made that version; null if the log does not say
 * @param at when
 */
public record Source(String level, long version, @Nullable String actor, Instant at) {
    /** The level above all tenants; no tenant's id. */
    public static final String PLATFORM = "/platform";

    /** The definition, whose values hold where no level sets others; no tenant's id. */
    public static final String DEFAULTS = "/defaults";
}
