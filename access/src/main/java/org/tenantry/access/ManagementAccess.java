package org.tenantry.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who may see metrics and the like: whoever reaches the port that is theirs alone; on the API's own port platform
 * administrators.
 */
final class ManagementAccess implements AuthorizationManager<RequestAuthorizationContext> {
    private final AuthorizationManager<RequestAuthorizationContext> administrators =
            AuthorityAuthorizationManager.hasAuthority(CallerAuthentication.PLATFORM_ADMIN);
    private final Environment environment;

    ManagementAccess(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        return context.getRequest().getLocalPort() == apiPort()
                ? administrators.authorize(authentication, context)
                : new AuthorizationDecision(true);
    }

    /** Known when the server listens. */
    private int apiPort() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }
}
