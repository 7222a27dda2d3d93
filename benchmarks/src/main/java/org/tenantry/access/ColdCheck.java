package org.tenantry.access;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

/** What is done with a token that is not remembered: its signature is verified and its grants are read. */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class ColdCheck {
    @Param({"RS256", "ES256"})
    public String algorithm;

    @Param({"1", "1000"})
    public int grants;

    private JwtDecoder decoder;
    private CallerConverter converter;
    private byte[] token;
    private String tenant;

    /** Signs the token; its clock is such that nothing is remembered. */
    @Setup
    public void prepare() throws JOSEException {
        BenchmarkTokens tokens = new BenchmarkTokens();
        AtomicLong nanos = new AtomicLong();
        decoder = tokens.decoder(() -> nanos.addAndGet(RememberedTokens.REMEMBERED.toNanos()));
        converter = BenchmarkTokens.converter();
        tenant = BenchmarkTokens.tenant(1);
        token = tokens.token(algorithm, grants, tenant);
    }

    /** All of it. */
    @Benchmark
    public Object coldCheck() {
        String bearer = new String(token, StandardCharsets.ISO_8859_1);
        Caller caller = (Caller)
                requireNonNull(converter.convert(decoder.decode(bearer)).getPrincipal());
        caller.require(Permission.READ_CONFIGURATION, tenant);
        return caller;
    }
}
