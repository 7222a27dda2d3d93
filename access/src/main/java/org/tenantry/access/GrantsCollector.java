package org.tenantry.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what a token grants. */
final class GrantsCollector {
    /** What is no tenant's id grants nothing on any. */
    private static final Pattern TENANT = Pattern.compile("[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63}){0,7}");

    private final IssuerProperties issuer;
    private final Map<String, Set<GrantedRole>> roles = new HashMap<>();
    private boolean platformAdmin;

    GrantsCollector(IssuerProperties issuer) {
        this.issuer = issuer;
    }

    /** @param is false leaves it as it is */
    void platformAdmin(boolean is) {
        platformAdmin |= is;
    }

    /** Grants a role by its name; nothing, if it is the name of none, or the tenant is none. */
    void grant(String tenant, String role) {
        if (!tenant.equals(Grants.EVERYWHERE) && !TENANT.matcher(tenant).matches()) {
            return;
        }
        issuer.role(role)
                .ifPresent(known ->
                        roles.computeIfAbsent(tenant, none -> new HashSet<>()).add(known));
    }

    Grants grants() {
        return new Grants(platformAdmin, roles);
    }
}
