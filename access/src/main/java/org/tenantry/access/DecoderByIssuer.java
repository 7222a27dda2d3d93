package org.tenantry.access;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Has a token checked as one of the issuer that it names, by that issuer's keys only: what it says is believed when they have
 * confirmed it. For the tokens of nobody who is trusted no keys are read.
 */
final class DecoderByIssuer implements JwtDecoder {
    private final Map<String, JwtDecoder> decoders;

    DecoderByIssuer(Map<String, JwtDecoder> decoders) {
        this.decoders = Map.copyOf(decoders);
    }

    @Override
    public Jwt decode(String token) {
        @Nullable String issuer = issuer(token);
        @Nullable JwtDecoder decoder = issuer == null ? null : decoders.get(issuer);
        if (decoder == null) {
            throw new BadJwtException("the token is of no issuer that is trusted");
        }
        return decoder.decode(token);
    }

    private static @Nullable String issuer(String token) {
        try {
            @Nullable JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            return claims == null ? null : claims.getIssuer(); // there are none to be seen in what is encrypted
        } catch (ParseException | RuntimeException e) { // as for a header that is null
            throw new BadJwtException("the token is no JWT", e);
        }
    }
}
