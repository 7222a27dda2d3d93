package org.tenantry.access;

import java.util.Set;

/** Which tenants a caller may see at all. */
public sealed interface Scope {
    /** Every tenant: for platform administrators. */
    record Platform() implements Scope {}

    /** The tenants named, and all beneath them; none beneath another. May be empty: nothing. */
    record Subtrees(Set<String> roots) implements Scope {
        public Subtrees {
            roots = Set.copyOf(roots);
        }
    }
}
