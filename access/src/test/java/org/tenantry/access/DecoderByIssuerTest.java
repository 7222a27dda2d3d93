package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** What is read of a token before anything of it is believed. */
class DecoderByIssuerTest {
    private static final String HEADER = "{\"alg\":\"RS256\"}";

    private final DecoderByIssuer decoder = new DecoderByIssuer(Map.of(
            Issuer.NAME,
            token -> Jwt.withTokenValue(token)
                    .header("alg", "RS256")
                    .subject("asha")
                    .build()));

    @Test
    void theIssuerThatATokenNamesIsAsked() {
        assertThat(decoder.decode(Issuer.token(Claims.good())).getSubject()).isEqualTo("asha");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"iss\":7}",
                "{\"iss\":null}",
                "{\"iss\":[\"https://issuer.example\"]}",
                "{\"iss\":\"https://issuer.example\",\"iss\":\"https://issuer.example\"}",
                "{\"iss\":\"https://issuer.example/\"}"
            })
    void aTokenThatNamesNoneIsRefused(String claims) {
        isRefused(ForgedToken.signedBy(Issuer.RSA, HEADER, claims));
    }

    @Test
    void anEncryptedTokenIsRefusedWhateverIsInIt() {
        isRefused(ForgedToken.encrypted(Issuer.token(Claims.good())));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2_500, 1_000_000})
    void deepNestingIsRefused(int depth) {
        String deep = "{\"iss\":\"https://other.example\",\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        isRefused(ForgedToken.signedBy(Issuer.RSA, HEADER, deep));
        isRefused(ForgedToken.signedBy(Issuer.RSA, deep, "{\"iss\":\"https://other.example\"}"));
    }

    private void isRefused(String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }
}
