package org.tenantry.query.tenant;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenantry.access.Scope;
import org.tenantry.events.TenantId;

/**
 * The partitions of log and topic that a query touches: what happened in others it does not tell, and need not wait for.
 *
 * @param platform whether it touches what is the platform's own, in partition 0
 * @param trees tenants of the trees that it touches; empty for all trees
 */
public record Touched(boolean platform, Optional<Set<TenantId>> trees) {
    /** What is of the platform, and of every tenant. */
    public static Touched everything() {
        return new Touched(true, Optional.empty());
    }

    /** Definitions, plans, and what the platform sets. */
    public static Touched platformOnly() {
        return new Touched(true, Optional.of(Set.of()));
    }

    /** Tenants in the tree of one; what is no id is in no tree. */
    public static Touched treeOf(String tenant) {
        return treesOf(Stream.of(tenant));
    }

    /** The tenants that a caller may see. */
    static Touched scope(Scope scope) {
        return switch (scope) {
            case Scope.Platform platform -> new Touched(false, Optional.empty());
            case Scope.Subtrees subtrees -> treesOf(subtrees.roots().stream());
        };
    }

    private static Touched treesOf(Stream<String> tenants) {
        return new Touched(
                false,
                Optional.of(tenants.filter(TenantId::isValid).map(TenantId::new).collect(Collectors.toSet())));
    }

    /** And what is the platform's own. */
    public Touched andPlatform() {
        return new Touched(true, trees);
    }

    /** @param partitions how many there are; 0 if that is not known: then all trees are */
    boolean contains(int partition, int partitions) {
        if (partition == 0) {
            return platform;
        }
        return trees.isEmpty()
                || partitions == 0
                || trees.get().stream().anyMatch(tenant -> tenant.partition(partitions) == partition);
    }
}
