package org.tenantry.access;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.tenantry.http.ProblemException;

/** Decides which tokens are genuine: signature, algorithm, issuer, audience, time. */
final class TokenDecoders {
    private static final Logger log = LoggerFactory.getLogger(TokenDecoders.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final SignatureAlgorithm[] ALGORITHMS = {
        SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256
    };

    private TokenDecoders() {}

    /**
     * @throws IllegalStateException if no issuer is configured, or one beside the development issuer
     */
    static JwtDecoder decoder(AccessProperties properties, @Nullable DevelopmentIssuer development) {
        @Nullable String issuer = properties.issuer();
        if (development != null) {
            if (issuer != null) {
                throw new IllegalStateException("tenantry.access.issuer is set to " + issuer
                        + ": the development issuer does not start beside a configured one");
            }
            return validating(
                    NimbusJwtDecoder.withJwkSource(development.keys())
                            .jwsAlgorithms(TokenDecoders::pin)
                            .build(),
                    development.issuer(),
                    properties);
        }
        if (issuer == null) {
            throw new IllegalStateException("tenantry.access.issuer is not set: name the OpenID Connect issuer whose"
                    + " tokens are to be accepted");
        }
        return orUnavailable(
                issuer,
                new SupplierJwtDecoder(() -> validating(remote(issuer, properties.jwksUri()), issuer, properties)));
    }

    /** While the keys cannot be read nothing is known of the token: that is no 401. */
    private static JwtDecoder orUnavailable(String issuer, JwtDecoder decoder) {
        return token -> {
            try {
                return decoder.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException | JwtDecoderInitializationException e) {
                log.warn("The keys of {} cannot be read: {}", issuer, e.toString());
                throw ProblemException.unavailable(
                        "issuer-unavailable", "The keys of the issuer cannot be read now.", RETRY);
            }
        };
    }

    private static NimbusJwtDecoder remote(String issuer, @Nullable String jwksUri) {
        NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder builder =
                jwksUri == null ? NimbusJwtDecoder.withIssuerLocation(issuer) : NimbusJwtDecoder.withJwkSetUri(jwksUri);
        return builder.jwsAlgorithms(TokenDecoders::pin).build();
    }

    private static void pin(Set<SignatureAlgorithm> algorithms) {
        algorithms.addAll(List.of(ALGORITHMS));
    }

    private static JwtDecoder validating(NimbusJwtDecoder decoder, String issuer, AccessProperties properties) {
        OAuth2TokenValidator<Jwt> audience = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(properties.audience()));
        JwtTimestampValidator time = new JwtTimestampValidator(properties.clockSkew());
        time.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(time, new JwtIssuerValidator(issuer), audience));
        return new RememberedTokens(decoder, time, Ticker.systemTicker());
    }
}
