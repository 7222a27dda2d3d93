package org.tenantry.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An issuer whose tokens are accepted, and where in them the grants are.
 *
 * @param issuer the OpenID Connect issuer, exactly as in the claim {@code iss}
 * @param jwksUri where its keys are, if not where its discovery document says
 * @param audience what the claim {@code aud} must contain
 * @param clockSkew by how much its clock may differ
 * @param grants in which shapes a token may carry grants; what all of them grant holds
 * @param grantsClaim of the shape {@link GrantsShape#CLAIM}
 * @param platformAdminClaim the claim that is {@code true} for platform administrators, in that shape
 * @param groupsClaim of {@link GrantsShape#GROUPS}
 * @param groupsUnder the group beneath which groups are grants
 * @param digitClaim of {@link GrantsShape#DIGIT}
 * @param clientRolesClaim of {@link GrantsShape#CLIENT_ROLES}; with a dot between the names on the way to it
 * @param actorPrefix what stands before its subjects wherever they are named, in events above all: two issuers may call two
 *     different people the same
 * @param roleNames what the issuer calls roles, to what they are here; its own names are known without
 */
record IssuerProperties(
        String issuer,
        @Nullable String jwksUri,
        @DefaultValue("tenantry") String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("claim") List<GrantsShape> grants,
        @DefaultValue("tenants") String grantsClaim,
        @DefaultValue("platform_admin") String platformAdminClaim,
        @DefaultValue(GROUPS_CLAIM) String groupsClaim,
        @DefaultValue(GROUPS_UNDER) String groupsUnder,
        @DefaultValue(DIGIT_CLAIM) String digitClaim,
        @DefaultValue(CLIENT_ROLES_CLAIM) String clientRolesClaim,
        @DefaultValue("") String actorPrefix,
        @DefaultValue Map<String, String> roleNames) {
    static final String GROUPS_CLAIM = "groups";
    static final String GROUPS_UNDER = "/tenantry";
    static final String DIGIT_CLAIM = "roles";
    static final String CLIENT_ROLES_CLAIM = "resource_access.tenantry.roles";

    IssuerProperties {
        if (issuer == null || issuer.isBlank()) {
            throw new IllegalArgumentException("tenantry.access.issuers: an issuer has no issuer");
        }
        jwksUri = jwksUri == null || jwksUri.isBlank() ? null : jwksUri;
        grants = List.copyOf(grants);
        roleNames = Map.copyOf(roleNames);
        roleNames.forEach((name, role) -> {
            if (GrantedRole.ofClaim(role).isEmpty()) {
                throw new IllegalArgumentException("tenantry.access: role-names maps " + name + " to " + role
                        + ": expected one of " + String.join(", ", Role.names()));
            }
        });
    }

    /** What a role's name stands for here; empty if it grants nothing. */
    Optional<GrantedRole> role(String name) {
        @Nullable String mapped = roleNames.get(name);
        return GrantedRole.ofClaim(mapped == null ? name : mapped);
    }
}
