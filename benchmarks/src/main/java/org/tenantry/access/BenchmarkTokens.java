package org.tenantry.access;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** An issuer in this process, and what checks its tokens. */
@NullMarked
final class BenchmarkTokens {
    private static final String ISSUER = "https://issuer.example";
    private static final String ROLE = "config-reader";
    private static final int KEY_BITS = 2048;

    private final RSAKey rsa;
    private final ECKey ec;

    BenchmarkTokens() throws JOSEException {
        rsa = new RSAKeyGenerator(KEY_BITS).keyID("rsa").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    }

    JwtDecoder decoder(Ticker ticker) {
        return TokenDecoders.decoder(
                Issuers.of(
                        properties(),
                        new DevelopmentIssuer(ISSUER, new ImmutableJWKSet<>(new JWKSet(List.of(rsa, ec))))),
                ticker);
    }

    static CallerConverter converter() {
        return new CallerConverter(List.of(properties().named(ISSUER)));
    }

    /** As bytes, as it comes in a request: a role on the tenant, and on so many others that they are as many together. */
    byte[] token(String algorithm, int grants, String tenant) throws JOSEException {
        JWSAlgorithm by = JWSAlgorithm.parse(algorithm);
        boolean elliptic = JWSAlgorithm.Family.EC.contains(by);
        JWSSigner signer = elliptic ? new ECDSASigner(ec) : new RSASSASigner(rsa);
        Map<String, Object> granted = new HashMap<>();
        granted.put(tenant, ROLE);
        IntStream.range(1, grants).forEach(i -> granted.put("other.city" + i, ROLE));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(by).keyID(elliptic ? "ec" : "rsa").build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience("tenantry")
                        .subject("benchmark")
                        .expirationTime(Date.from(Instant.now().plus(Duration.ofDays(1))))
                        .claim("tenants", granted)
                        .build());
        token.sign(signer);
        return token.serialize().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The root, or so many levels deep. */
    static String tenant(int depth) {
        return IntStream.range(0, depth).mapToObj(i -> "level" + i).collect(Collectors.joining("."));
    }

    private static AccessProperties properties() {
        return new Binder().bindOrCreate("tenantry.access", AccessProperties.class);
    }
}
