package org.tenantry.log;

import java.util.List;
import java.util.Optional;

/**
 * A document of a partition, as it was found.
 *
 * @param position where it stands, or where it was expected if it has no form that can be read
 * @param commit what it holds; empty if it has no form that can be read
 * @param damages all that is wrong with it
 */
public record Inspected(long position, Optional<Commit> commit, List<Damage> damages) {
    public Inspected {
        damages = List.copyOf(damages);
    }

    /** Whether there was something that is not known any more: what was before it, or what it was. */
    public boolean isLost() {
        return commit.isEmpty()
                || damages.stream()
                        .anyMatch(damage -> damage.kind() == Damage.Kind.GAP || damage.kind() == Damage.Kind.CONTENT);
    }
}
