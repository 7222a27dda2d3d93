package org.tenantry.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims that are accepted, to be changed by one. */
final class Claims {
    private Claims() {}

    static JWTClaimsSet good() {
        return with("tenants", Map.of("pb", List.of("viewer")));
    }

    static JWTClaimsSet without(String claim) {
        return with(claim, null);
    }

    static JWTClaimsSet with(String claim, @Nullable Object value) {
        return new JWTClaimsSet.Builder()
                .issuer(Issuer.NAME)
                .audience("tenantry")
                .subject("asha")
                .expirationTime(in(Duration.ofMinutes(5)))
                .claim("tenants", Map.of("pb", List.of("viewer")))
                .claim(claim, value)
                .build();
    }

    static Date in(Duration duration) {
        return Date.from(Instant.now().plus(duration));
    }
}
