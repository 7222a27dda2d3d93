package org.tenantry.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the definitions of configuration, one a namespace. They are no tenant's: the key of their events is
 * their aggregate's id, {@code /definitions/} and the namespace.
 */
public sealed interface DefinitionEvent extends TenantryEvent {

    /** What the definition is for, a slug such as {@code auth}. */
    String namespace();

    /**
     * What a namespace's configuration may be was laid down, in place of what held before. Values that are stored
     * and do not fit have no effect from then on.
     *
     * @param schema JSON Schema, 2020-12; with no reference to elsewhere
     * @param defaults the values that hold where no level sets others; absent if there are none
     * @param notInherited JSON pointers to properties that hold at the level that sets them only, {@code *} standing
     *     for any key; they and those below hold for all beneath a property, too
     * @param notLockable to properties that no level may lock
     * @param secret to properties that may stand in clear nowhere
     * @param open to properties that anybody may read, without a token
     * @param comment why, in the words of who laid it down
     */
    @WireName("ConfigurationDefined")
    record ConfigurationDefined(
            String namespace,
            Map<String, Object> schema,
            Map<String, Object> defaults,
            List<String> notInherited,
            List<String> notLockable,
            List<String> secret,
            List<String> open,
            @Nullable String comment)
            implements DefinitionEvent {
        public ConfigurationDefined {
            schema = Maps.frozen(schema);
            defaults = Maps.frozen(defaults);
            notInherited = Lists.sorted(notInherited);
            notLockable = Lists.sorted(notLockable);
            secret = Lists.sorted(secret);
            open = Lists.sorted(open);
        }
    }
}
