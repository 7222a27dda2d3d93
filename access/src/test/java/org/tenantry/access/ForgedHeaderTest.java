package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isRefusedToken;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a token says of its own key and algorithm is not what it is judged by. */
@GuardedServerTest
class ForgedHeaderTest {
    private static final Issuer ATTACKER = Issuer.startAnother();

    private final GuardedClient client;

    ForgedHeaderTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @AfterEach
    void noKeyIsFetchedThatATokenNames() {
        assertThat(ATTACKER.asked()).isZero();
    }

    static Stream<String> headersThatBringAKey() {
        String key = "\"jwk\":" + Issuer.ANOTHERS.toPublicJWK().toJSONString();
        String uri = ATTACKER.keysUri();
        return Stream.of(
                "{\"alg\":\"RS256\"," + key + "}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\"," + key + "}",
                "{\"alg\":\"RS256\",\"jku\":\"" + uri + "\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"jku\":\"" + uri + "\"}",
                "{\"alg\":\"RS256\",\"kid\":\"" + uri + "\"}",
                "{\"alg\":\"RS256\",\"x5u\":\"" + uri + "\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"x5c\":[\"AAAA\"]}");
    }

    @ParameterizedTest
    @MethodSource("headersThatBringAKey")
    void aKeyThatATokenBringsIsNotUsed(String header) {
        isRefusedToken(client.callerBy(ForgedToken.signedBy(Issuer.ANOTHERS, header, claims())), "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"rsa\"}",
                "{\"alg\":\"NONE\",\"kid\":\"rsa\"}",
                "{\"alg\":\"nOnE\",\"kid\":\"rsa\"}",
                "{\"alg\":\"rs256\",\"kid\":\"rsa\"}",
                "{\"alg\":\"\",\"kid\":\"rsa\"}",
                "{\"alg\":null,\"kid\":\"rsa\"}",
                "{\"alg\":7,\"kid\":\"rsa\"}",
                "{\"alg\":[\"RS256\"],\"kid\":\"rsa\"}",
                "{\"alg\":\"HS256\",\"kid\":\"rsa\"}",
                "{\"alg\":\"ES256\",\"kid\":\"rsa\"}",
                "{\"alg\":\"ES256\",\"kid\":\"ec\"}",
                "{\"alg\":\"PS256\",\"kid\":\"rsa\"}",
                "{\"alg\":\"RS256\",\"kid\":\"ec\"}",
                "{\"alg\":\"RS256\",\"kid\":\"../rsa\"}",
                "{\"alg\":\"RS256\",\"kid\":7}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}",
                "{\"alg\":\"RS256\",\"alg\":\"RS256\",\"kid\":\"rsa\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"crit\":[\"of-us\"],\"of-us\":true}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"crit\":[\"b64\"],\"b64\":false}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"zip\":7,\"cty\":{}}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"logout+jwt\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"dpop+jwt\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":7}",
                "{\"kid\":\"rsa\"}",
                "{}",
                "[]",
                "null",
                "",
                "{\"alg\":\"RS256\",\"kid\":\"rsa\""
            })
    void aHeaderThatIsNotAsItMustBeIsRefusedEvenIfTheSignatureIsGenuine(String header) {
        isRefusedToken(client.callerBy(ForgedToken.signedBy(Issuer.RSA, header, claims())), "token-invalid");
    }

    @Test
    void aTokenNeedNotNameItsKey() {
        String header = "{\"alg\":\"RS256\"}";

        assertThat(client.callerBy(ForgedToken.signedBy(Issuer.RSA, header, claims()))
                        .statusCode())
                .isEqualTo(200);
        isRefusedToken(client.callerBy(ForgedToken.signedBy(Issuer.ANOTHERS, header, claims())), "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt"})
    void anAccessTokenMaySayThatItIsOne(String type) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"" + type + "\"}";

        assertThat(client.callerBy(ForgedToken.signedBy(Issuer.RSA, header, claims()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anEncryptedTokenIsRefusedWhateverIsInIt() {
        isRefusedToken(client.callerBy(ForgedToken.encrypted(Issuer.token(Claims.good()))), "token-invalid");
    }

    @Test
    void aTokenWithinATokenIsRefused() {
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"cty\":\"JWT\"}";

        isRefusedToken(
                client.callerBy(ForgedToken.signedBy(Issuer.ANOTHERS, header, Issuer.token(Claims.good()))),
                "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2_500})
    void deepNestingIsRefusedBeforeAnythingIsVerified(int depth) {
        String deep = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        isRefusedToken(client.callerBy(ForgedToken.signedBy(Issuer.ANOTHERS, deep, claims())), "token-invalid");
    }

    private static String claims() {
        return Claims.good().toString();
    }
}
