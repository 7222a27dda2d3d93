package org.tenantry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies a token's signature once in a while and not at each request, which costs more than most
 * requests do. Its times count at each. Only what is genuine is remembered, in bounded room.
 */
final class RememberedTokens implements JwtDecoder {
    /** How long a token is honoured that is signed by a key withdrawn meanwhile. */
    static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final long ROOM_CHARACTERS = 16_000_000;

    private final JwtDecoder verifying;
    private final OAuth2TokenValidator<Jwt> time;
    private final Cache<String, Jwt> genuine;

    RememberedTokens(JwtDecoder verifying, OAuth2TokenValidator<Jwt> time, Ticker ticker) {
        this.verifying = verifying;
        this.time = time;
        this.genuine = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(REMEMBERED)
                .maximumWeight(ROOM_CHARACTERS)
                .weigher((String token, Jwt decoded) -> token.length())
                .build();
    }

    @Override
    public Jwt decode(String token) {
        @Nullable Jwt known = genuine.getIfPresent(token);
        if (known != null && !time.validate(known).hasErrors()) {
            return known;
        }
        Jwt decoded = verifying.decode(token);
        genuine.put(token, decoded);
        return decoded;
    }
}
