package org.tenantry.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller as Spring Security carries it. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    /** What {@code management.endpoint.health.roles} names. */
    private static final List<GrantedAuthority> PLATFORM_ADMIN =
            List.of(new SimpleGrantedAuthority("ROLE_PLATFORM_ADMIN"));

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(caller.isPlatformAdmin() ? PLATFORM_ADMIN : List.of());
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
