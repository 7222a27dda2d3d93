package org.tenantry.access;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * What is done for each request with a token that was seen a moment ago: from the characters of the header to the decision on
 * a tenant, whose root the role is on. It stands in the package of what it measures, which nobody else may see.
 */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class HotCheck {
    private static final int REQUESTS = 16;

    @Param({"1", "200", "1000"})
    public int grants;

    @Param({"1", "8"})
    public int depth;

    private JwtDecoder decoder;
    private CallerConverter converter;
    private String[] bearers;
    private int next;
    private String tenant;

    /** Signs the token. */
    @Setup
    public void prepare() throws JOSEException {
        BenchmarkTokens tokens = new BenchmarkTokens();
        decoder = tokens.decoder(Ticker.systemTicker());
        converter = BenchmarkTokens.converter();
        byte[] token = tokens.token("RS256", grants, BenchmarkTokens.tenant(1));
        bearers = IntStream.range(0, REQUESTS)
                .mapToObj(i -> new String(token, StandardCharsets.ISO_8859_1))
                .toArray(String[]::new);
        tenant = BenchmarkTokens.tenant(depth);
    }

    /** All of it; each request has characters of its own. */
    @Benchmark
    public Object hotCheck() {
        next = (next + 1) % REQUESTS;
        Caller caller = (Caller)
                requireNonNull(converter.convert(decoder.decode(bearers[next])).getPrincipal());
        caller.require(Permission.READ_CONFIGURATION, tenant);
        return caller;
    }
}
