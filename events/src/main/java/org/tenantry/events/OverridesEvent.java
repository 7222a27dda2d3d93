package org.tenantry.events;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the configuration that one level sets: a tenant, or the platform above all tenants. The aggregate
 * of a tenant's is its id, {@code /overrides/} and the namespace; the platform's, which is also their events' key,
 * begins with {@code /overrides/}.
 */
public sealed interface OverridesEvent extends TenantryEvent {

    /** The id of the tenant; null for the platform's. */
    @Nullable String tenant();

    /** What the configuration is for, a slug such as {@code auth}. */
    String namespace();

    /**
     * What a level sets changed. The event tells all that it sets from then on, so that nobody needs the events
     * before.
     *
     * @param tenant whose configuration it is; absent if it is the platform's, which all tenants inherit
     * @param values what the level sets, but for what is secret; absent if nothing
     * @param secrets what it sets that is secret, by JSON pointer, each sealed: a JSON value; absent if nothing
     * @param locks JSON pointers to properties that no level below may set; absent if there are none
     * @param changed JSON pointers to the values that are new, other than before, or gone; absent if it was the locks
     *     only
     * @param restored the version whose state this is again; absent unless it was restored
     * @param comment why, in the words of who changed it
     */
    @WireName("ConfigurationOverridden")
    record ConfigurationOverridden(
            @Nullable String tenant,
            String namespace,
            Map<String, Object> values,
            Map<String, SealedValue> secrets,
            List<String> locks,
            List<String> changed,
            @Nullable Long restored,
            @Nullable String comment)
            implements OverridesEvent {
        public ConfigurationOverridden {
            values = Maps.frozen(values);
            secrets = secrets == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(secrets));
            locks = Lists.sorted(locks);
            changed = Lists.sorted(changed);
        }
    }
}
