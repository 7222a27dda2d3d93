package org.tenantry.access;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a token grants.
 *
 * @param platformAdmin whether its bearer may do everything everywhere
 * @param roles tenant id to the roles that hold on it and all beneath; {@link #EVERYWHERE} to those that hold on all tenants,
 *     which only roles can that change nothing and see no secret
 */
public record Grants(boolean platformAdmin, Map<String, Set<GrantedRole>> roles) {
    /** In place of a tenant: all of them. */
    public static final String EVERYWHERE = "*";

    private static final Set<Role> MAY_BE_EVERYWHERE = EnumSet.of(Role.CONFIG_READER, Role.VIEWER);

    public Grants {
        roles = copied(roles);
    }

    /** Of whole roles. */
    public static Grants of(Map<String, Set<Role>> roles) {
        Map<String, Set<GrantedRole>> granted = new HashMap<>();
        roles.forEach((tenant, held) ->
                granted.put(tenant, held.stream().map(GrantedRole::whole).collect(Collectors.toSet())));
        return new Grants(false, granted);
    }

    /** Of a platform administrator. */
    public static Grants ofPlatformAdmin() {
        return new Grants(true, Map.of());
    }

    private static Map<String, Set<GrantedRole>> copied(Map<String, Set<GrantedRole>> roles) {
        Map<String, Set<GrantedRole>> copy = new HashMap<>();
        roles.forEach((tenant, held) -> {
            Set<GrantedRole> holding = tenant.equals(EVERYWHERE)
                    ? held.stream()
                            .filter(granted -> MAY_BE_EVERYWHERE.contains(granted.role()))
                            .collect(Collectors.toSet())
                    : held;
            if (!holding.isEmpty()) {
                copy.put(tenant, Set.copyOf(holding));
            }
        });
        return Map.copyOf(copy);
    }

    /** @param namespace of configuration, if the permission is about one; null asks for all of them */
    boolean allow(Permission permission, String tenant, @Nullable String namespace) {
        return platformAdmin || holds(tenant, granted -> granted.gives(permission, namespace));
    }

    /** Where something is permitted, in all namespaces. */
    Scope scope(Permission permission) {
        return scope(granted -> granted.gives(permission, null));
    }

    /** Where something is permitted in any namespace at all. */
    Scope scopeInAnyNamespace(Permission permission) {
        return scope(granted -> permission.isGivenBy(granted.role()));
    }

    private Scope scope(Predicate<GrantedRole> sought) {
        return platformAdmin || isAny(EVERYWHERE, sought) ? new Scope.Platform() : new Scope.Subtrees(subtrees(sought));
    }

    private Set<String> subtrees(Predicate<GrantedRole> sought) {
        Set<String> subtrees = new TreeSet<>();
        for (String tenant : roles.keySet()) {
            if (isAny(tenant, sought) && !isBeneathAnother(tenant, sought)) {
                subtrees.add(tenant);
            }
        }
        return subtrees;
    }

    private boolean isBeneathAnother(String tenant, Predicate<GrantedRole> sought) {
        int last = tenant.lastIndexOf('.');
        return last >= 0 && holdsAt(tenant.substring(0, last), sought);
    }

    private boolean holds(String tenant, Predicate<GrantedRole> sought) {
        return holdsAt(tenant, sought) || isAny(EVERYWHERE, sought);
    }

    private boolean holdsAt(String tenant, Predicate<GrantedRole> sought) {
        return isAnyOnPath(tenant, above -> isAny(above, sought));
    }

    /** Looks at a tenant and what is above it, however much is granted. By segment: {@code pbx} is not within {@code pb}. */
    static boolean isAnyOnPath(String tenant, Predicate<String> sought) {
        for (int end = tenant.length(); end >= 0; end = tenant.lastIndexOf('.', end - 1)) {
            if (sought.test(tenant.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAny(String tenant, Predicate<GrantedRole> sought) {
        for (GrantedRole granted : roles.getOrDefault(tenant, Set.of())) {
            if (sought.test(granted)) {
                return true;
            }
        }
        return false;
    }
}
