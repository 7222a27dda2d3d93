package org.tenantry.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer, from where it has them. They are read when they are first needed, once more each {@link #FRESH}, and
 * when a token names one that is not among them; that anybody can send, so no more than twice in {@link #INTERVAL}. If the
 * issuer does not answer, those that were read last are good for {@link #OUTAGE}, and of others nothing is known.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {
    /** How long a key is honoured that the issuer has withdrawn, beside {@link RememberedTokens#REMEMBERED}. */
    static final Duration FRESH = Duration.ofMinutes(1);

    static final Duration INTERVAL = Duration.ofSeconds(10);
    static final Duration OUTAGE = Duration.ofHours(1);

    private static final int TIMEOUT_MILLIS = 2000;
    private static final int MAX_BYTES = 500_000;
    private static final long WAIT_FOR_OTHERS_MILLIS = 5000;
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final IssuerProperties issuer;
    private final ResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    private volatile boolean wereRead;

    IssuerKeys(IssuerProperties issuer) {
        this.issuer = issuer;
    }

    /** While the issuer is away, that no key fits is not known: Nimbus would say so of those that were read last. */
    JWKSource<SecurityContext> source() {
        JWKSource<SecurityContext> known = kept();
        return (selector, context) -> {
            List<JWK> keys = known.get(selector, context);
            if (keys.isEmpty() && !wereRead) {
                throw new JWKSetUnavailableException(
                        "none of the keys that were read last, and newer ones cannot be read");
            }
            return keys;
        };
    }

    JWKSource<SecurityContext> kept() {
        return JWKSourceBuilder.create(this)
                .outageTolerant(OUTAGE.toMillis())
                .rateLimited(INTERVAL.toMillis())
                .refreshAheadCache(false)
                .cache(FRESH.toMillis(), WAIT_FOR_OTHERS_MILLIS)
                .build();
    }

    /** Whether the issuer answered when it was asked last: else a key that is not among those known may be genuine. */
    boolean wereRead() {
        return wereRead;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, SecurityContext context)
            throws KeySourceException {
        boolean read = false;
        try {
            JWKSet keys = new URLBasedJWKSetSource<>(location(), http).getJWKSet(evaluator, now, context);
            read = true;
            return keys;
        } finally {
            wereRead = read;
        }
    }

    private URL location() throws JWKSetUnavailableException {
        @Nullable String configured = issuer.jwksUri();
        try {
            return URI.create(configured == null ? discovered() : configured).toURL();
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new JWKSetUnavailableException("where the keys are cannot be read: " + e.getMessage(), e);
        }
    }

    private String discovered() throws IOException, ParseException {
        String name = issuer.issuer();
        String base = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        Map<String, Object> document = JSONObjectUtils.parse(
                http.retrieveResource(URI.create(base + DISCOVERY).toURL()).getContent());
        if (!name.equals(document.get("issuer"))) {
            throw new IOException("the discovery document of " + name + " is of another issuer");
        }
        @Nullable String keys = JSONObjectUtils.getString(document, "jwks_uri");
        if (keys == null) {
            throw new IOException("the discovery document of " + name + " has no jwks_uri");
        }
        return keys;
    }

    @Override
    public void close() {
        // nothing is held open between two reads
    }
}
