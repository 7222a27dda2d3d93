package org.tenantry.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.tenantry.access.DevelopmentIssuer;

/** Issues tokens for development, signed with a key that is made at every start and never leaves the process. */
final class TokenIssuer {
    private static final String ISSUER = "urn:tenantry:development";
    private static final int KEY_BITS = 2048;

    private final JWKSource<SecurityContext> keys;
    private final JwtEncoder encoder;

    private TokenIssuer(JWKSource<SecurityContext> keys) {
        this.keys = keys;
        this.encoder = new NimbusJwtEncoder(keys);
    }

    static TokenIssuer withFreshKey() {
        try {
            RSAKey key = new RSAKeyGenerator(KEY_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            return new TokenIssuer(new ImmutableJWKSet<>(new JWKSet(key)));
        } catch (JOSEException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    /** What the resource server needs to trust the tokens. */
    DevelopmentIssuer trusted() {
        return new DevelopmentIssuer(ISSUER, keys);
    }

    /**
     * A bearer token.
     *
     * @param grants tenant id to roles
     */
    String token(
            String subject,
            Map<String, List<String>> grants,
            boolean platformAdmin,
            Instant issuedAt,
            Duration validFor) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .subject(subject)
                .audience(List.of("tenantry"))
                .issuedAt(issuedAt)
                .expiresAt(issuedAt.plus(validFor))
                .claim("tenants", grants)
                .claim("platform_admin", platformAdmin)
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
