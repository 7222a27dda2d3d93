package org.tenantry.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller as Spring Security carries it. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    /** What {@code management.endpoint.health.roles} names, without its prefix. */
    static final String PLATFORM_ADMIN = "ROLE_PLATFORM_ADMIN";

    private static final List<GrantedAuthority> OF_PLATFORM_ADMINS =
            List.of(new SimpleGrantedAuthority(PLATFORM_ADMIN));

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(caller.isPlatformAdmin() ? OF_PLATFORM_ADMINS : List.of());
        this.caller = caller;
        super.setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.subject();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
