package org.tenantry.audit.timeline;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are told.
 *
 * @param actors any of them, itself or by a service; all if there are none
 * @param types any of them; all if there are none
 * @param from not before
 * @param to before
 */
record Filter(
        Set<String> actors,
        Set<String> types,
        @Nullable Instant from,
        @Nullable Instant to) {
    boolean has(Entry entry) {
        return (actors.isEmpty()
                        || entry.actor().filter(actors::contains).isPresent()
                        || entry.via().filter(actors::contains).isPresent())
                && (types.isEmpty() || types.contains(entry.type()))
                && (from == null || !entry.time().isBefore(from))
                && (to == null || entry.time().isBefore(to));
    }
}
