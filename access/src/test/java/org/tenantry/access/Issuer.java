package org.tenantry.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer whose public keys are on HTTP, and which signs well or badly, as it is told. */
final class Issuer implements AutoCloseable {
    static final String NAME = "https://issuer.example";

    static final RSAKey RSA = rsa("rsa");
    private static final ECKey EC = ec("ec");
    static final RSAKey ANOTHERS = rsa("rsa"); // the same id, another key

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    private Issuer(HttpServer server) {
        this.server = server;
    }

    static Issuer start() {
        return start(new JWKSet(List.of(RSA, EC)));
    }

    /** Whose tokens are those by {@link #tokenOfAnotherKey}. */
    static Issuer startAnother() {
        return start(new JWKSet(ANOTHERS));
    }

    private static Issuer start(JWKSet publicKeys) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = publicKeys.toString(true).getBytes(StandardCharsets.UTF_8);
            Issuer issuer = new Issuer(server);
            server.createContext("/keys", exchange -> {
                issuer.asked.incrementAndGet();
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a JWK set. */
    static String publicKeys() {
        return new JWKSet(List.of(RSA, EC)).toString(true);
    }

    static String publicKeysWithoutRsa() {
        return new JWKSet(EC).toString(true);
    }

    /** How often it was asked for its keys. */
    int asked() {
        return asked.get();
    }

    String keysUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static String token(JWTClaimsSet claims) {
        return tokenBy(JWSAlgorithm.RS256, claims);
    }

    /** With a key that is right for the algorithm. */
    static String tokenBy(JWSAlgorithm algorithm, JWTClaimsSet claims) {
        try {
            return JWSAlgorithm.Family.EC.contains(algorithm)
                    ? signed(algorithm, "ec", new ECDSASigner(EC), claims)
                    : signed(algorithm, "rsa", new RSASSASigner(RSA), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String tokenWithUnknownKeyId(JWTClaimsSet claims) {
        try {
            return signed(JWSAlgorithm.RS256, "unknown", new RSASSASigner(RSA), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String tokenOfAnotherKey(JWTClaimsSet claims) {
        try {
            return signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(ANOTHERS), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsignedToken(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** What a verifier takes for genuine if it lets the token choose between key and secret. */
    static String tokenWithThePublicKeyAsSecret(JWTClaimsSet claims) {
        try {
            return signed(
                    JWSAlgorithm.HS256,
                    "rsa",
                    new MACSigner(RSA.toRSAPublicKey().getEncoded()),
                    claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey rsa(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String keyId) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
