package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

class RememberedTokensTest {
    private static final Instant EXPIRES = Instant.parse("2026-01-01T00:00:10Z");

    private final AtomicInteger verified = new AtomicInteger();
    private boolean genuine = true;
    private Instant now = EXPIRES.minusSeconds(10);
    private final RememberedTokens tokens = new RememberedTokens(this::verify, Map.of("me", time()), this::ticks);

    @Test
    void aGenuineTokenIsVerifiedOnce() {
        assertThat(tokens.decode("t").getSubject()).isEqualTo("me");
        assertThat(tokens.decode("t").getSubject()).isEqualTo("me");
        assertThat(verified).hasValue(1);
    }

    @Test
    void eachTokenIsVerified() {
        tokens.decode("t");
        tokens.decode("u");
        assertThat(verified).hasValue(2);
    }

    @Test
    void aTokenThatOnlyEndsAsAnotherIsVerified() {
        String signature = "s".repeat(100);
        tokens.decode("a." + signature);
        tokens.decode("b." + signature);
        assertThat(verified).hasValue(2);
    }

    @Test
    void whatIsRefusedIsNotRemembered() {
        genuine = false;
        assertThatThrownBy(() -> tokens.decode("t")).isInstanceOf(BadJwtException.class);
        genuine = true;
        tokens.decode("t");
        assertThat(verified).hasValue(2);
    }

    @Test
    void aTokenThatHasExpiredMeanwhileIsNoLongerTakenAsItIs() {
        tokens.decode("t");
        now = EXPIRES.plusMillis(1);
        genuine = false;
        assertThatThrownBy(() -> tokens.decode("t")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aKeyThatIsWithdrawnIsSoonNoticed() {
        RememberedTokens lasting = new RememberedTokens(
                this::verify, Map.of("me", token -> OAuth2TokenValidatorResult.success()), this::ticks);
        lasting.decode("t");
        now = now.plus(RememberedTokens.REMEMBERED);
        genuine = false;
        assertThatThrownBy(() -> lasting.decode("t")).isInstanceOf(BadJwtException.class);
    }

    private Jwt verify(String token) {
        verified.incrementAndGet();
        if (!genuine) {
            throw new BadJwtException("not genuine");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .issuer("me")
                .subject("me")
                .expiresAt(EXPIRES)
                .build();
    }

    private JwtTimestampValidator time() {
        JwtTimestampValidator validator = new JwtTimestampValidator(Duration.ZERO);
        validator.setClock(clock());
        return validator;
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private long ticks() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }
}
