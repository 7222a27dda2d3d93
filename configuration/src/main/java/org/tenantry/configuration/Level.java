package org.tenantry.configuration;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one level sets in a namespace.
 *
 * @param name a tenant's id, or {@link #PLATFORM}
 * @param version of its overrides, from 1; 0 if it has none
 * @param values not to be changed; what is sealed stands there as a {@link Sealed} node
 * @param locks pointers to what no level below may set
 */
public record Level(String name, long version, ObjectNode values, List<String> locks) {
    /** The level above all tenants. Like {@link #DEFAULTS} no tenant's id. */
    public static final String PLATFORM = "/platform";

    /** Where values come from that no level sets. */
    public static final String DEFAULTS = "/defaults";

    /** One that sets nothing. */
    public static Level empty(String name) {
        return new Level(name, 0, Documents.empty(), List.of());
    }

    public Level {
        locks = List.copyOf(locks);
    }

    /**
     * The next version after a change.
     *
     * @param patch a merge patch (RFC 7396) on the values
     * @param locked pointers to lock
     * @param unlocked pointers not to lock any more
     */
    public Level patched(ObjectNode patch, Collection<String> locked, Collection<String> unlocked) {
        Collection<String> changed = new TreeSet<>(locks);
        changed.addAll(locked);
        changed.removeAll(unlocked);
        return new Level(name, version + 1, Documents.patched(values, patch), List.copyOf(changed));
    }

    Origin origin() {
        return new Origin(name, version);
    }

    boolean isEmpty() {
        return values.isEmpty() && locks.isEmpty();
    }
}
