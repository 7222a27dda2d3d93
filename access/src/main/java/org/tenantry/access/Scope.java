package org.tenantry.access;

import java.util.HashSet;
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

    /** Whether nothing is in it. */
    default boolean isEmpty() {
        return this instanceof Subtrees subtrees && subtrees.roots().isEmpty();
    }

    /** What is in both. */
    default Scope and(Scope other) {
        return switch (this) {
            case Platform platform -> other;
            case Subtrees mine ->
                switch (other) {
                    case Platform platform -> mine;
                    case Subtrees theirs -> {
                        Set<String> both = new HashSet<>(within(mine.roots(), theirs.roots()));
                        both.addAll(within(theirs.roots(), mine.roots()));
                        yield new Subtrees(both);
                    }
                };
        };
    }

    private static Set<String> within(Set<String> tenants, Set<String> roots) {
        Set<String> within = new HashSet<>();
        for (String tenant : tenants) {
            if (Grants.isAnyOnPath(tenant, roots::contains)) {
                within.add(tenant);
            }
        }
        return within;
    }
}
