package org.tenantry.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** An issuer with its keys on HTTP, as sides that run by themselves need one. */
final class TestIssuer implements AutoCloseable {
    private static final String ISSUER = "https://issuer.example";

    private final HttpServer server;
    private final ECKey key;

    private TestIssuer(HttpServer server, ECKey key) {
        this.server = server;
        this.key = key;
    }

    static TestIssuer start() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
            server.createContext("/keys", exchange -> {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return new TestIssuer(server, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return ISSUER;
    }

    String keysUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    /** What a side is told that is to trust it. */
    Map<String, String> trusted() {
        return Map.of("TENANTRY_ACCESS_ISSUER", issuer(), "TENANTRY_ACCESS_JWKSURI", keysUri());
    }

    String platformAdminToken() {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .subject("admin")
                .audience(List.of("tenantry"))
                .expiresAt(Instant.now().plus(Duration.ofHours(1)))
                .claim("platform_admin", true)
                .build();
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)))
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.ES256).build(), claims))
                .getTokenValue();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
