package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.tenantry.http.ProblemException;

/** An issuer that is asked for its keys over HTTP, as others ask for their tokens to be checked. */
class IssuerKeysTest {
    private final Map<String, String> served = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private final String issuer;

    IssuerKeysTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/one";
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body =
                    served.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        served.put("/realms/one/.well-known/openid-configuration", """
                {"issuer": "%s", "jwks_uri": "%s/keys"}""".formatted(issuer, issuer));
        served.put("/realms/one/keys", Issuer.publicKeys());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theKeysAreFoundByTheDiscoveryDocument() {
        assertThat(decoder().decode(Issuer.token(claims())).getSubject()).isEqualTo("asha");
    }

    @Test
    void aKeyThatTheIssuerMadeMeanwhileIsReadWhenATokenNamesIt() {
        served.put("/realms/one/keys", Issuer.publicKeysWithoutRsa());
        JwtDecoder decoder = decoder();
        decoder.decode(Issuer.tokenBy(JWSAlgorithm.ES256, claims()));

        served.put("/realms/one/keys", Issuer.publicKeys());

        assertThat(decoder.decode(Issuer.token(claims())).getSubject()).isEqualTo("asha");
    }

    @Test
    void whoeverSendsTokensOfUnknownKeysDoesNotHaveTheIssuerAskedEachTime() {
        JwtDecoder decoder = decoder();
        decoder.decode(Issuer.token(claims()));

        for (int i = 0; i < 100; i++) {
            String token = Issuer.tokenWithUnknownKeyId(
                    new JWTClaimsSet.Builder(claims()).jwtID("" + i).build());
            assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
        }

        assertThat(asked).hasValueLessThanOrEqualTo(4); // twice a document that tells where, and the keys
        assertThat(decoder.decode(Issuer.token(new JWTClaimsSet.Builder(claims())
                                .jwtID("genuine")
                                .build()))
                        .getSubject())
                .isEqualTo("asha");
    }

    @Test
    void theIssuerIsNotAskedForTheTokensOfAnother() {
        JwtDecoder decoder = decoder();

        assertThatThrownBy(() -> decoder.decode(Issuer.tokenWithUnknownKeyId(Claims.good())))
                .isInstanceOf(BadJwtException.class);

        assertThat(asked).hasValue(0);
    }

    @Test
    void whileTheIssuerIsAwayTheKeysAreGoodThatWereReadLastAndNothingIsKnownOfOthers() {
        JwtDecoder decoder = decoder();
        decoder.decode(Issuer.token(claims()));
        served.clear();

        String unknown = Issuer.tokenWithUnknownKeyId(claims());
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> decoder.decode(unknown)).isInstanceOf(ProblemException.class);
        }
        String known =
                Issuer.token(new JWTClaimsSet.Builder(claims()).jwtID("known").build());
        assertThat(decoder.decode(known).getSubject()).isEqualTo("asha");
        assertThatThrownBy(() -> decoder.decode(Issuer.tokenOfAnotherKey(claims())))
                .isInstanceOf(BadJwtException.class);
    }

    @Test
    void beforeAnyKeysWereReadNoTokenIsCalledFalseHoweverOftenItIsSent() {
        served.clear();
        JwtDecoder decoder = decoder();

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> decoder.decode(Issuer.token(claims()))).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void aKeyThatTheIssuerWithdrewIsGoneWhenTheKeysAreNoLongerFresh() throws KeySourceException {
        JWKSetSource<SecurityContext> keys = published(new IssuerKeys(properties()));
        long now = System.currentTimeMillis();
        assertThat(names(keys, now)).containsExactly("rsa", "ec");

        served.put("/realms/one/keys", Issuer.publicKeysWithoutRsa());

        assertThat(names(keys, now + IssuerKeys.FRESH.toMillis() - 1)).containsExactly("rsa", "ec");
        assertThat(names(keys, now + IssuerKeys.FRESH.toMillis() + 1)).containsExactly("ec");
    }

    @Test
    void afterAnOutageThatIsTooLongItIsNotKnownAnyMoreWhichKeysThereAre() throws KeySourceException {
        IssuerKeys keys = new IssuerKeys(properties());
        long now = System.currentTimeMillis();
        names(published(keys), now);
        assertThat(keys.wereRead()).isTrue();

        served.clear();

        long later = now + IssuerKeys.OUTAGE.toMillis() + 1;
        assertThatThrownBy(() -> names(published(keys), later)).isInstanceOf(JWKSetUnavailableException.class);
        assertThat(keys.wereRead()).isFalse();
    }

    private static List<String> names(JWKSetSource<SecurityContext> keys, long now) throws KeySourceException {
        return keys
                .getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, new SimpleSecurityContext())
                .getKeys()
                .stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private static JWKSetSource<SecurityContext> published(IssuerKeys keys) {
        return ((JWKSetBasedJWKSource<SecurityContext>) keys.kept()).getJWKSetSource();
    }

    @Test
    void aDiscoveryDocumentOfAnotherIssuerIsNotFollowed() {
        served.put("/realms/one/.well-known/openid-configuration", """
                {"issuer": "%s/other", "jwks_uri": "%s/keys"}""".formatted(issuer, issuer));

        assertThatThrownBy(() -> decoder().decode(Issuer.token(claims()))).isInstanceOf(ProblemException.class);
    }

    @Test
    void keysWithoutEndAreNotReadToTheirEnd() {
        served.put("/realms/one/keys", "{\"keys\": [" + " ".repeat(2_000_000) + "]}");

        assertThatThrownBy(() -> decoder().decode(Issuer.token(claims()))).isInstanceOf(ProblemException.class);
    }

    private JWTClaimsSet claims() {
        return Claims.with("iss", issuer);
    }

    private JwtDecoder decoder() {
        return TokenDecoders.decoder(Issuers.of(Configured.issuer(issuer), null));
    }

    private IssuerProperties properties() {
        return Configured.issuer(issuer).trusted().getFirst();
    }
}
