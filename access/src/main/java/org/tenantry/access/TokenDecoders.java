package org.tenantry.access;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.tenantry.http.ProblemException;

/** Decides which tokens are genuine and for us: signature, algorithm, issuer, audience, time, and what they are for. */
final class TokenDecoders {
    private static final Logger log = LoggerFactory.getLogger(TokenDecoders.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final SignatureAlgorithm[] ALGORITHMS = {
        SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256
    };

    /** What is signed for another purpose, as to tell of a logout, is no access token. */
    private static final List<String> TYPES = List.of("JWT", "at+jwt", "application/at+jwt");

    /** Keycloak's tokens are all of the type JWT by their headers; what they are for, as ID or Refresh, is a claim. */
    private static final String TYPE_CLAIM = "typ";

    /** No DPoP among them: such a token is no good without a proof, which is not asked for here. */
    private static final List<String> CLAIMED_TYPES = List.of("Bearer", "JWT", "at+jwt");

    private TokenDecoders() {}

    /** For the tokens of all that are trusted. */
    static JwtDecoder decoder(Issuers issuers) {
        return decoder(issuers, Ticker.systemTicker());
    }

    /** @param remembering how old is what is remembered */
    static JwtDecoder decoder(Issuers issuers, Ticker remembering) {
        Map<String, JwtDecoder> byIssuer = new HashMap<>();
        Map<String, OAuth2TokenValidator<Jwt>> times = new HashMap<>();
        for (IssuerProperties issuer : issuers.trusted()) {
            JwtTimestampValidator time = new JwtTimestampValidator(issuer.clockSkew());
            time.setAllowEmptyExpiryClaim(false);
            times.put(issuer.issuer(), time);
            byIssuer.put(
                    issuer.issuer(),
                    issuers.development()
                            .map(development -> validating(verifying(development.keys()), issuer, time))
                            .orElseGet(() -> remote(issuer, time)));
        }
        return new RememberedTokens(new DecoderByIssuer(byIssuer), times, remembering);
    }

    private static NimbusJwtDecoder verifying(JWKSource<SecurityContext> keys) {
        return NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(TokenDecoders::pin)
                .build();
    }

    private static JwtDecoder remote(IssuerProperties issuer, OAuth2TokenValidator<Jwt> time) {
        IssuerKeys keys = new IssuerKeys(issuer);
        return orUnavailable(keys, issuer.issuer(), validating(verifying(keys.source()), issuer, time));
    }

    /** While the keys cannot be read nothing is known of the token: that is no 401. */
    private static JwtDecoder orUnavailable(IssuerKeys keys, String issuer, JwtDecoder decoder) {
        return token -> {
            try {
                return decoder.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException e) {
                if (keys.wereRead() && isAskedTooOften(e)) {
                    throw new BadJwtException("a moment ago the issuer had no such key", e);
                }
                log.warn("The keys of {} cannot be read: {}", issuer, e.toString());
                throw ProblemException.unavailable(
                        "issuer-unavailable", "The keys of the issuer cannot be read now.", RETRY);
            }
        };
    }

    private static boolean isAskedTooOften(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RateLimitReachedException) {
                return true;
            }
        }
        return false;
    }

    private static void pin(Set<SignatureAlgorithm> algorithms) {
        algorithms.addAll(List.of(ALGORITHMS));
    }

    private static JwtDecoder validating(
            NimbusJwtDecoder decoder, IssuerProperties issuer, OAuth2TokenValidator<Jwt> time) {
        OAuth2TokenValidator<Jwt> audience = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(issuer.audience()));
        JwtTypeValidator type = new JwtTypeValidator(TYPES);
        type.setAllowEmpty(true);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                time, new JwtIssuerValidator(issuer.issuer()), audience, type, TokenDecoders::ofAccess));
        return decoder;
    }

    private static OAuth2TokenValidatorResult ofAccess(Jwt token) {
        @Nullable Object type = token.getClaims().get(TYPE_CLAIM);
        return type == null || CLAIMED_TYPES.stream().anyMatch(known -> known.equalsIgnoreCase(type.toString()))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_TOKEN, "the token's claim typ is no access token's", null));
    }
}
