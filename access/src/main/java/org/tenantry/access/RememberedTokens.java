package org.tenantry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
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
    private final Map<String, OAuth2TokenValidator<Jwt>> times;
    private final Cache<Key, Jwt> genuine;

    /** @param times what checks the times of a token, by its issuer */
    RememberedTokens(JwtDecoder verifying, Map<String, OAuth2TokenValidator<Jwt>> times, Ticker ticker) {
        this.verifying = verifying;
        this.times = Map.copyOf(times);
        this.genuine = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(REMEMBERED)
                .maximumWeight(ROOM_CHARACTERS)
                .weigher((Key key, Jwt decoded) -> key.token.length())
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Key key = new Key(token);
        @Nullable Jwt known = genuine.getIfPresent(key);
        if (known != null && isInTime(known)) {
            return known;
        }
        Jwt decoded = verifying.decode(token);
        genuine.put(key, decoded);
        return decoded;
    }

    /** A token, hashed by the end of its signature, which is as good as random, and not by all that it grants. */
    private record Key(String token) {
        private static final int HASHED_CHARACTERS = 32;

        @Override
        public int hashCode() {
            int hash = 0;
            for (int i = Math.max(0, token.length() - HASHED_CHARACTERS); i < token.length(); i++) {
                hash = 31 * hash + token.charAt(i);
            }
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && token.equals(key.token);
        }
    }

    private boolean isInTime(Jwt known) {
        @Nullable OAuth2TokenValidator<Jwt> time = times.get(known.getClaimAsString(JwtClaimNames.ISS));
        return time != null && !time.validate(known).hasErrors();
    }
}
