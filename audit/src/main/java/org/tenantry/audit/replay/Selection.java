package org.tenantry.audit.replay;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantId;

/**
 * Which events are replayed, and what of them. It stands in the checkpoint as it is.
 *
 * @param subtree the tenant that they are of, or beneath; null for all
 * @param isWithPlatform whether the platform's own go with the subtree's
 * @param types any of them; all if there are none
 * @param personalData whether what is sealed stays
 * @param from the positions of the first; null for the beginnings
 * @param to the positions of the last; null for the ends when it was begun
 */
record Selection(
        @Nullable String subtree,
        boolean isWithPlatform,
        SortedSet<String> types,
        PersonalData personalData,
        @Nullable String from,
        @Nullable String to) {
    /** What becomes of what is sealed. */
    enum PersonalData {
        /** It stays sealed. */
        keep,
        /** It is left out. */
        drop
    }

    /** Whether the copy is the log itself, as far as it goes. */
    boolean isOfAll() {
        return subtree == null && types.isEmpty() && personalData == PersonalData.keep && from == null;
    }

    /** Whether any event of a partition can be of it. */
    boolean hasPartition(int partition, int partitions) {
        return subtree == null
                || (partition == 0 && isWithPlatform)
                || partition == new TenantId(subtree).partition(partitions);
    }

    /** Whether it has commits of the key. Paths are compared by segment: pb is not above pbx. */
    boolean hasKey(String key) {
        return subtree == null
                || key.equals(subtree)
                || key.startsWith(subtree + ".")
                || (isWithPlatform && key.startsWith("/"));
    }

    boolean hasType(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
