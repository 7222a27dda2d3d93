package org.tenantry.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted: of one issuer that is told here, or of several. What is told of the one is as in {@link
 * IssuerProperties}.
 *
 * @param issuers more, or all
 * @param requestsPerSecond how many of one caller a node answers, and twice as many at once; 0 for any
 * @param concurrentRequests how many of one caller a node answers at the same time; 0 for any
 * @param corsOrigins the origins whose pages may ask from a browser: {@code https://admin.example}
 */
@ConfigurationProperties("tenantry.access")
record AccessProperties(
        @Nullable String issuer,
        @Nullable String jwksUri,
        @DefaultValue("tenantry") String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("claim") List<GrantsShape> grants,
        @DefaultValue("tenants") String grantsClaim,
        @DefaultValue("platform_admin") String platformAdminClaim,
        @DefaultValue List<IssuerProperties> issuers,
        @DefaultValue("5000") int requestsPerSecond,
        @DefaultValue("256") int concurrentRequests,
        @DefaultValue List<String> corsOrigins) {
    /** An environment variable that is set to nothing sets nothing. */
    AccessProperties {
        issuer = issuer == null || issuer.isBlank() ? null : issuer;
        jwksUri = jwksUri == null || jwksUri.isBlank() ? null : jwksUri;
        checkNotNegative("requests-per-second", requestsPerSecond);
        checkNotNegative("concurrent-requests", concurrentRequests);
    }

    private static void checkNotNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("tenantry.access." + name + " is " + value + ": expected 0 or more");
        }
    }

    /** All that are configured. */
    List<IssuerProperties> trusted() {
        List<IssuerProperties> trusted = new ArrayList<>();
        if (issuer != null) {
            trusted.add(named(issuer));
        }
        trusted.addAll(issuers);
        return List.copyOf(trusted);
    }

    /** An issuer with what is told of the one. */
    IssuerProperties named(String name) {
        return new IssuerProperties(
                name,
                jwksUri,
                audience,
                clockSkew,
                grants,
                grantsClaim,
                platformAdminClaim,
                IssuerProperties.GROUPS_CLAIM,
                IssuerProperties.GROUPS_UNDER,
                IssuerProperties.DIGIT_CLAIM,
                IssuerProperties.CLIENT_ROLES_CLAIM,
                "",
                Map.of());
    }
}
