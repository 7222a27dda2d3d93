package org.tenantry.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Reads the caller from a genuine token. Roles that are not known here grant nothing. */
final class CallerConverter implements Converter<Jwt, AbstractAuthenticationToken> {
    /** OpenID Connect's bound on its length; what has no UTF-8 form is none. */
    private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,255}");

    private final AccessProperties properties;

    CallerConverter(AccessProperties properties) {
        this.properties = properties;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        boolean platformAdmin = Boolean.TRUE.equals(token.getClaim(properties.platformAdminClaim()));
        Grants grants = new Grants(platformAdmin, roles(token.getClaim(properties.grantsClaim())));
        return new CallerAuthentication(
                new Caller(required(token, JwtClaimNames.ISS), subject(token), grants, expiry(token)));
    }

    private static Instant expiry(Jwt token) {
        @Nullable Instant expiry = token.getExpiresAt();
        if (expiry == null) {
            throw new InvalidBearerTokenException("the token has no claim " + JwtClaimNames.EXP);
        }
        return expiry;
    }

    /** As the actor it stands in every event for ever. */
    private static String subject(Jwt token) {
        String subject = required(token, JwtClaimNames.SUB);
        if (!SUBJECT.matcher(subject).matches()) {
            throw new InvalidBearerTokenException(
                    "the claim sub is not 1 to 255 characters, none of them a control character");
        }
        return subject;
    }

    private static String required(Jwt token, String claim) {
        @Nullable String value = token.getClaimAsString(claim);
        if (value == null || value.isBlank()) {
            throw new InvalidBearerTokenException("the token has no claim " + claim);
        }
        return value;
    }

    private Map<String, Set<Role>> roles(@Nullable Object claim) {
        Map<String, Set<Role>> roles = new HashMap<>();
        if (claim == null) {
            return roles;
        }
        if (!(claim instanceof Map<?, ?> granted)) {
            throw new InvalidBearerTokenException("the claim " + properties.grantsClaim() + " is not an object");
        }
        granted.forEach((tenant, names) -> {
            Set<Role> known = EnumSet.noneOf(Role.class);
            Collection<?> claimed = names instanceof Collection<?> list ? list : Collections.singletonList(names);
            claimed.forEach(name -> Role.ofClaim(String.valueOf(name)).ifPresent(known::add));
            if (!known.isEmpty()) {
                roles.put(String.valueOf(tenant), known);
            }
        });
        return roles;
    }

    /** A caller as Spring Security carries it. */
    private static final class CallerAuthentication extends AbstractAuthenticationToken {
        private final transient Caller caller;

        CallerAuthentication(Caller caller) {
            super(List.of());
            this.caller = caller;
            super.setAuthenticated(true);
        }

        @Override
        public Object getPrincipal() {
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
}
