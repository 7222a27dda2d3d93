package org.tenantry.access;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.server.resource.OAuth2ProtectedResourceMetadata;

/**
 * What a client may know that has no token yet (RFC 9728), at {@code /.well-known/oauth-protected-resource}: of whom to get one.
 * It is told to everybody.
 */
final class ProtectedResource {
    /** Others have no place where a client could ask. */
    private static final Pattern URL = Pattern.compile("https?://.+");

    private ProtectedResource() {}

    static Consumer<OAuth2ProtectedResourceMetadata.Builder> of(Issuers issuers) {
        List<String> servers = issuers.trusted().stream()
                .map(IssuerProperties::issuer)
                .filter(issuer -> URL.matcher(issuer).matches())
                .toList();
        return metadata -> {
            servers.forEach(metadata::authorizationServer);
            metadata.tlsClientCertificateBoundAccessTokens(false);
        };
    }
}
