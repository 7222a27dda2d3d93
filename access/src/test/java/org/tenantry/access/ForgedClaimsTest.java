package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isRefusedToken;
import static org.tenantry.access.GuardedClient.json;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Claims as no library would write them, in a genuine token. */
@GuardedServerTest
class ForgedClaimsTest {
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"rsa\"}";

    private final GuardedClient client;

    ForgedClaimsTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"aud\":7",
                "\"aud\":[7]",
                "\"aud\":[[\"tenantry\"]]",
                "\"aud\":{\"tenantry\":true}",
                "\"aud\":null",
                "\"aud\":\"\"",
                "\"aud\":[]",
                "\"aud\":\"tenantry billing\"",
                "\"aud\":\"Tenantry\"",
                "\"exp\":\"never\"",
                "\"exp\":null",
                "\"exp\":true",
                "\"exp\":[2000000000]",
                "\"exp\":1e400",
                "\"exp\":NaN",
                "\"nbf\":\"now\"",
                "\"nbf\":99999999999",
                "\"iat\":\"now\"",
                "\"iat\":99999999999",
                "\"iss\":7",
                "\"iss\":[\"https://issuer.example\"]",
                "\"iss\":null",
                "\"sub\":[\"asha\"]",
                "\"sub\":{\"a\":1}",
                "\"sub\":null",
                "\"sub\":\"\\ud800\"",
                "\"jti\":{}",
                "\"typ\":\"ID\"",
                "\"typ\":\"Refresh\"",
                "\"typ\":\"Offline\"",
                "\"typ\":\"Logout\"",
                "\"typ\":\"DPoP\"",
                "\"typ\":\"\"",
                "\"typ\":7",
                "\"typ\":[\"Bearer\"]",
                "\"typ\":{\"Bearer\":true}"
            })
    void aClaimOfAWrongTypeOrValueIsRefused(String claim) {
        isRefusedToken(caller(with(claim)), "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"exp\":0", "\"exp\":-1", "\"exp\":1e-9"})
    void whatIsLongPastIsExpired(String claim) {
        isRefusedToken(caller(with(claim)), "token-expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"exp\":99999999999",
                "\"exp\":2000000000.5",
                "\"exp\":2e9",
                "\"nbf\":0",
                "\"nbf\":-1",
                "\"iat\":0",
                "\"sub\":7",
                "\"aud\":[\"billing\",\"tenantry\"]",
                "\"typ\":\"Bearer\"",
                "\"typ\":\"bearer\"",
                "\"typ\":\"at+jwt\"",
                "\"typ\":null",
                "\"more\":[1e300,-0.0,null]"
            })
    void whatIsOddAndRightIsAccepted(String claim) {
        assertThat(caller(with(claim)).statusCode()).as(claim).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "tenants"})
    void aClaimThatIsThereTwiceIsRefused(String claim) {
        String once = with("\"more\":1");

        isRefusedToken(
                caller(once.replace("\"more\":1", "\"" + claim + "\":" + whole().get("\"" + claim + "\""))),
                "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "7", "\"claims\"", "[]", "{", "{}", "{'iss':'a'}", "\ufeff{}", "{}{}", "{\"iss\"}"})
    void whatAreNoClaimsIsRefused(String payload) {
        isRefusedToken(caller(payload), "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2_000})
    void grantsThatAreNestedDeeplyGrantNothingOrAreRefused(int depth) {
        HttpResponse<String> answer =
                caller(with("\"tenants\":{\"pb\":" + "[".repeat(depth) + "\"viewer\"" + "]".repeat(depth) + "}"));

        if (answer.statusCode() == 200) {
            assertThat(json(answer).path("seen")).isEmpty();
        } else {
            isRefusedToken(answer, "token-invalid");
        }
    }

    private HttpResponse<String> caller(String claims) {
        return client.callerBy(ForgedToken.signedBy(Issuer.RSA, HEADER, claims));
    }

    private static String with(String claim) {
        Map<String, String> claims = whole();
        int colon = claim.indexOf(':');
        claims.put(claim.substring(0, colon), claim.substring(colon + 1));
        return claims.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The claims, each as JSON. */
    private static Map<String, String> whole() {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("\"iss\"", "\"" + Issuer.NAME + "\"");
        claims.put("\"aud\"", "\"tenantry\"");
        claims.put("\"sub\"", "\"asha\"");
        claims.put("\"exp\"", Long.toString(Instant.now().plusSeconds(300).getEpochSecond()));
        claims.put("\"tenants\"", "{\"pb\":[\"viewer\"]}");
        return claims;
    }
}
