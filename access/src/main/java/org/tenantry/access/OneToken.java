package org.tenantry.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token from the header {@code Authorization}, of which there may be one only: what stands before this server and
 * looks at another of them than it does would have let another caller pass.
 */
final class OneToken implements BearerTokenResolver {
    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        Enumeration<String> authorizations = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (authorizations.hasMoreElements()) {
            authorizations.nextElement();
            if (authorizations.hasMoreElements()) {
                throw new InvalidBearerTokenException("there are several headers " + HttpHeaders.AUTHORIZATION);
            }
        }
        return header.resolve(request);
    }
}
