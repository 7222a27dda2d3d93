package org.tenantry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private final Map<String, IssuerProperties> issuers;

    /** Those that were read, by the token that is remembered: to read thousands of grants takes its time. */
    private final Cache<Jwt, CallerAuthentication> read = Caffeine.newBuilder()
            .weakKeys()
            .expireAfterWrite(RememberedTokens.REMEMBERED)
            .build();

    CallerConverter(Collection<IssuerProperties> issuers) {
        this.issuers = issuers.stream().collect(Collectors.toUnmodifiableMap(IssuerProperties::issuer, one -> one));
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return read.get(token, this::read);
    }

    private CallerAuthentication read(Jwt token) {
        String name = required(token, JwtClaimNames.ISS);
        @Nullable IssuerProperties issuer = issuers.get(name);
        if (issuer == null) {
            throw new InvalidBearerTokenException("tokens of " + name + " are not accepted");
        }
        GrantsCollector granted = new GrantsCollector(issuer);
        issuer.grants().forEach(shape -> shape.read(token, issuer, granted));
        return new CallerAuthentication(
                new Caller(name, issuer.actorPrefix() + subject(token), granted.grants(), expiry(token)));
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
}
