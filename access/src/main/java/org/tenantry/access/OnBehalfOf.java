package org.tenantry.access;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has a service call on behalf of its user, whose token it passes along beside its own. Comes after the service's token was
 * found genuine; without a caller it does nothing.
 */
final class OnBehalfOf extends OncePerRequestFilter {
    static final String HEADER = "Tenantry-On-Behalf-Of";

    private final AuthenticationProvider tokens;
    private final Unauthenticated unauthenticated;

    OnBehalfOf(AuthenticationProvider tokens, Unauthenticated unauthenticated) {
        this.tokens = tokens;
        this.unauthenticated = unauthenticated;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> passed = Collections.list(request.getHeaders(HEADER));
        SecurityContext context = SecurityContextHolder.getContext();
        if (!passed.isEmpty() && context.getAuthentication() instanceof CallerAuthentication service) {
            try {
                context.setAuthentication(new CallerAuthentication(user(passed).through(service.getPrincipal())));
            } catch (AuthenticationException e) {
                unauthenticated.refuseOnBehalfOf(response, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Caller user(List<String> passed) {
        if (passed.size() > 1 || passed.getFirst().isBlank()) {
            throw new InvalidBearerTokenException("the header " + HEADER + " is not one token");
        }
        Authentication user = requireNonNull(
                tokens.authenticate(new BearerTokenAuthenticationToken(passed.getFirst())), "it takes bearer tokens");
        return ((CallerAuthentication) user).getPrincipal();
    }
}
