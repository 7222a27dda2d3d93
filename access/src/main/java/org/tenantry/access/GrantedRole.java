package org.tenantry.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role as it is granted: whole, or for one namespace of configuration.
 *
 * @param namespace null for all of them
 */
public record GrantedRole(Role role, @Nullable String namespace) {
    private static final Set<Role> FOR_ONE_NAMESPACE =
            EnumSet.of(Role.CONFIG_EDITOR, Role.CONFIG_READER, Role.SECRET_READER);

    private static final char BEFORE_NAMESPACE = ':';

    static GrantedRole whole(Role role) {
        return new GrantedRole(role, null);
    }

    /** Reads {@code config-editor}, or {@code config-editor:billing}. Empty if it is no role, or one that is not for a namespace. */
    static Optional<GrantedRole> ofClaim(String claim) {
        int colon = claim.indexOf(BEFORE_NAMESPACE);
        if (colon < 0) {
            return Role.ofClaim(claim).map(GrantedRole::whole);
        }
        String namespace = claim.substring(colon + 1);
        return Role.ofClaim(claim.substring(0, colon))
                .filter(role -> FOR_ONE_NAMESPACE.contains(role) && !namespace.isEmpty())
                .map(role -> new GrantedRole(role, namespace));
    }

    /** As it is written in a token. */
    public String claim() {
        return namespace == null ? role.claim() : role.claim() + BEFORE_NAMESPACE + namespace;
    }

    /** Whether it gives a permission in a namespace; null asks for all of them. */
    boolean gives(Permission permission, @Nullable String asked) {
        return permission.isGivenBy(role)
                && (namespace == null || !permission.isOfNamespaces() || namespace.equals(asked));
    }
}
