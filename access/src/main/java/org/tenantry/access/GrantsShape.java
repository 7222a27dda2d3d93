package org.tenantry.access;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** A shape in which a token carries what it grants. What is not in the shape, or names no role, grants nothing. */
enum GrantsShape {
    /** {@code "tenants": {"pb": ["tenant-admin"], "hr.a": "viewer"}}, and {@code "platform_admin": true}. */
    CLAIM {
        @Override
        void read(Jwt token, IssuerProperties issuer, GrantsCollector to) {
            to.platformAdmin(Boolean.TRUE.equals(token.getClaim(issuer.platformAdminClaim())));
            @Nullable Object claim = token.getClaim(issuer.grantsClaim());
            if (claim == null) {
                return;
            }
            if (!(claim instanceof Map<?, ?> granted)) {
                throw new InvalidBearerTokenException("the claim " + issuer.grantsClaim() + " is not an object");
            }
            granted.forEach((tenant, names) -> {
                Collection<?> claimed = names instanceof Collection<?> list ? list : Collections.singletonList(names);
                claimed.forEach(name -> to.grant(String.valueOf(tenant), String.valueOf(name)));
            });
        }
    },

    /**
     * {@code "groups": ["/tenantry/pb/amritsar/viewer", "/tenantry/platform-admin"]}, as Keycloak tells groups with their
     * full paths: beneath one group the tenant's segments, or its id, and the role.
     */
    GROUPS {
        @Override
        void read(Jwt token, IssuerProperties issuer, GrantsCollector to) {
            String under = issuer.groupsUnder() + "/";
            for (Object one : list(token.getClaim(issuer.groupsClaim()))) {
                if (one instanceof String group && group.startsWith(under)) {
                    group(group.substring(under.length()), to);
                }
            }
        }

        private void group(String path, GrantsCollector to) {
            int last = path.lastIndexOf('/');
            if (last >= 0) {
                to.grant(path.substring(0, last).replace('/', '.'), path.substring(last + 1));
            } else if (path.equals(PLATFORM_ADMIN)) {
                to.platformAdmin(true);
            }
        }
    },

    /** {@code "roles": [{"code": "SUPERUSER", "tenantId": "pb.amritsar"}]}, as DIGIT has them. */
    DIGIT {
        @Override
        void read(Jwt token, IssuerProperties issuer, GrantsCollector to) {
            for (Object one : list(token.getClaim(issuer.digitClaim()))) {
                if (one instanceof Map<?, ?> role
                        && role.get("code") instanceof String code
                        && role.get("tenantId") instanceof String tenant) {
                    to.grant(tenant, code);
                }
            }
        }
    },

    /**
     * {@code "resource_access": {"tenantry": {"roles": ["config-reader"]}}}, as Keycloak tells the roles of a service
     * account: on all tenants.
     */
    CLIENT_ROLES {
        @Override
        void read(Jwt token, IssuerProperties issuer, GrantsCollector to) {
            @Nullable Object claim = token.getClaims();
            for (String name : issuer.clientRolesClaim().split("\\.", -1)) {
                claim = claim instanceof Map<?, ?> object ? object.get(name) : null;
            }
            for (Object one : list(claim)) {
                if (PLATFORM_ADMIN.equals(one)) {
                    to.platformAdmin(true);
                } else {
                    to.grant(Grants.EVERYWHERE, String.valueOf(one));
                }
            }
        }
    };

    private static final String PLATFORM_ADMIN = "platform-admin";

    abstract void read(Jwt token, IssuerProperties issuer, GrantsCollector to);

    private static Collection<?> list(@Nullable Object claim) {
        return claim instanceof Collection<?> list ? list : List.of();
    }
}
