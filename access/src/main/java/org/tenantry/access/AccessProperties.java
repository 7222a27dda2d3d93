package org.tenantry.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted, and where in them the grants are.
 *
 * @param issuer the OpenID Connect issuer, exactly as in the claim {@code iss}
 * @param jwksUri where its keys are, if not where its discovery document says
 * @param audience what the claim {@code aud} must contain
 * @param clockSkew by how much its clock may differ
 * @param grantsClaim the claim {@code {"<tenant>": ["<role>", ...]}}
 * @param platformAdminClaim the claim that is {@code true} for platform administrators
 */
@ConfigurationProperties("tenantry.access")
record AccessProperties(
        @Nullable String issuer,
        @Nullable String jwksUri,
        @DefaultValue("tenantry") String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("tenants") String grantsClaim,
        @DefaultValue("platform_admin") String platformAdminClaim) {
    /** An environment variable that is set to nothing sets nothing. */
    AccessProperties {
        issuer = issuer == null || issuer.isBlank() ? null : issuer;
        jwksUri = jwksUri == null || jwksUri.isBlank() ? null : jwksUri;
    }
}
