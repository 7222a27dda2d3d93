package org.tenantry.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens are accepted.
 *
 * @param development the issuer in this process; if there is one, it is the only one
 */
record Issuers(List<IssuerProperties> trusted, Optional<DevelopmentIssuer> development) {
    /**
     * Those that are configured, or the development issuer.
     *
     * @throws IllegalStateException if there is none, one twice, or one beside the development issuer
     */
    static Issuers of(AccessProperties properties, @Nullable DevelopmentIssuer development) {
        List<IssuerProperties> configured = properties.trusted();
        if (development != null) {
            if (!configured.isEmpty()) {
                throw new IllegalStateException("tenantry.access.issuer is set to "
                        + configured.getFirst().issuer()
                        + ": the development issuer does not start beside a configured one");
            }
            return new Issuers(List.of(properties.named(development.issuer())), Optional.of(development));
        }
        if (configured.isEmpty()) {
            throw new IllegalStateException("tenantry.access.issuer is not set: name the OpenID Connect issuer whose"
                    + " tokens are to be accepted");
        }
        long different =
                configured.stream().map(IssuerProperties::issuer).distinct().count();
        if (different < configured.size()) {
            throw new IllegalStateException("tenantry.access names an issuer twice");
        }
        long toBeToldApart = configured.stream()
                .map(IssuerProperties::actorPrefix)
                .distinct()
                .count();
        if (toBeToldApart < configured.size()) {
            throw new IllegalStateException("tenantry.access.issuers: two have the same actor-prefix, so that their"
                    + " subjects could not be told apart in events");
        }
        return new Issuers(configured, Optional.empty());
    }
}
