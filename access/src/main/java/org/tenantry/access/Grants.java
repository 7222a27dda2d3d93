package org.tenantry.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a token grants.
 *
 * @param platformAdmin whether its bearer may do everything everywhere
 * @param roles tenant id to the roles that hold on it and all beneath
 */
public record Grants(boolean platformAdmin, Map<String, Set<Role>> roles) {
    public Grants {
        roles = Map.copyOf(roles);
    }

    boolean allow(Permission permission, String tenant) {
        return platformAdmin || holds(tenant, role -> permission.isGivenBy(role));
    }

    boolean allowAnywhere(Permission permission) {
        return platformAdmin
                || roles.values().stream().anyMatch(held -> held.stream().anyMatch(permission::isGivenBy));
    }

    /** Whether there is any grant on the tenant or above it. */
    boolean see(String tenant) {
        return allow(Permission.READ_TENANT, tenant);
    }

    /** The highest tenants whose subtrees can be seen: none of them is beneath another. */
    Set<String> subtrees() {
        Set<String> subtrees = new TreeSet<>();
        for (String tenant : roles.keySet()) {
            boolean beneathAnother =
                    roles.keySet().stream().anyMatch(other -> !other.equals(tenant) && isWithin(tenant, other));
            if (!beneathAnother) {
                subtrees.add(tenant);
            }
        }
        return subtrees;
    }

    private boolean holds(String tenant, Predicate<Role> sought) {
        return roles.entrySet().stream()
                .anyMatch(grant -> isWithin(tenant, grant.getKey())
                        && grant.getValue().stream().anyMatch(sought));
    }

    /** By segment, never by prefix: {@code pbx} is not within {@code pb}. */
    private static boolean isWithin(String tenant, String subtree) {
        return tenant.equals(subtree) || tenant.startsWith(subtree + ".");
    }
}
