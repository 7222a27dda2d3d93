package org.tenantry.query.tenant;

import static com.mongodb.client.model.Filters.in;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.conversions.Bson;
import org.tenantry.access.Scope;
import org.tenantry.events.TenantId;

/**
 * Where tenants are looked for: a scope, narrowed to subtrees that are asked for.
 *
 * @param roots of the subtrees, which may be none; empty for everywhere
 */
record Area(Optional<Set<String>> roots) {
    static Area of(Scope scope) {
        return switch (scope) {
            case Scope.Platform platform -> new Area(Optional.empty());
            case Scope.Subtrees subtrees -> new Area(Optional.of(subtrees.roots()));
        };
    }

    /** What of this area is in a subtree as well. */
    Area within(String subtree) {
        if (roots.isEmpty()) {
            return new Area(Optional.of(Set.of(subtree)));
        }
        Set<String> narrowed = new TreeSet<>();
        for (String root : roots.get()) {
            if (isWithin(subtree, root)) {
                narrowed.add(subtree);
            } else if (isWithin(root, subtree)) {
                narrowed.add(root);
            }
        }
        return new Area(Optional.of(narrowed));
    }

    /** Empty if it is everywhere. */
    Optional<Bson> filter() {
        return roots.map(within -> in(TenantBson.PATH, within));
    }

    /** The ids of all that stand above. */
    Set<String> above() {
        Set<String> above = new TreeSet<>();
        roots.orElse(Set.of()).stream()
                .filter(TenantId::isValid)
                .flatMap(root -> new TenantId(root).ancestors().stream())
                .forEach(ancestor -> above.add(ancestor.value()));
        return above;
    }

    private static boolean isWithin(String tenant, String subtree) {
        return tenant.equals(subtree) || tenant.startsWith(subtree + ".");
    }
}
