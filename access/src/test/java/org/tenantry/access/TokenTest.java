package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isProblem;
import static org.tenantry.access.GuardedClient.isRefusedToken;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GuardedServerTest
class TokenTest {
    private final GuardedClient client;

    TokenTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void aTokenByAnAcceptedAlgorithmReachesTheEndpoint(String algorithm) {
        String token = Issuer.tokenBy(JWSAlgorithm.parse(algorithm), Claims.good());

        assertThat(client.callerBy(token).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutATokenOneIsAskedFor() {
        HttpResponse<String> answer = client.get("/caller");

        isProblem(answer, 401, "token-missing");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void aPasswordIsNoToken() {
        isProblem(client.get("/caller", "Authorization", "Basic YTpi"), 401, "token-missing");
    }

    @Test
    void aTokenInTheAddressIsNoToken() {
        String token = Issuer.token(Claims.good());

        isProblem(client.get("/caller?access_token=" + token), 401, "token-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "e30.e30.e30", "..", "not one", "???", ""})
    void garbageIsRefused(String token) {
        isRefusedToken(client.callerBy(token), "token-invalid");
    }

    @Test
    void anExpiredTokenIsRefusedAsSuch() {
        String token = Issuer.token(Claims.with("exp", Claims.in(Duration.ofMinutes(-2))));

        isRefusedToken(client.callerBy(token), "token-expired");
    }

    @Test
    void clocksMayDifferALittle() {
        String expired = Issuer.token(Claims.with("exp", Claims.in(Duration.ofSeconds(-5))));
        String notYetValid = Issuer.token(Claims.with("nbf", Claims.in(Duration.ofSeconds(5))));

        assertThat(client.callerBy(expired).statusCode()).isEqualTo(200);
        assertThat(client.callerBy(notYetValid).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsNotYetValidIsRefused() {
        String token = Issuer.token(Claims.with("nbf", Claims.in(Duration.ofMinutes(2))));

        isRefusedToken(client.callerBy(token), "token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer.example/", "https://another.example", "HTTPS://ISSUER.EXAMPLE"})
    void aTokenOfAnotherIssuerIsRefused(String issuer) {
        isRefusedToken(client.callerBy(Issuer.token(Claims.with("iss", issuer))), "token-invalid");
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        isRefusedToken(client.callerBy(Issuer.token(Claims.with("aud", "billing"))), "token-invalid");
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() {
        String token = Issuer.token(Claims.with("aud", List.of("billing", "tenantry")));

        assertThat(client.callerBy(token).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp"})
    void aTokenWithoutWhatMustBeInItIsRefused(String claim) {
        isRefusedToken(client.callerBy(Issuer.token(Claims.without(claim))), "token-invalid");
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        isRefusedToken(client.callerBy(Issuer.tokenOfAnotherKey(Claims.good())), "token-invalid");
    }

    @Test
    void aTokenOfAnUnknownKeyIsRefused() {
        isRefusedToken(client.callerBy(Issuer.tokenWithUnknownKeyId(Claims.good())), "token-invalid");
    }

    @Test
    void anUnsignedTokenIsRefused() {
        isRefusedToken(client.callerBy(Issuer.unsignedToken(Claims.good())), "token-invalid");
    }

    @Test
    void thePublicKeyIsNoSecret() {
        isRefusedToken(client.callerBy(Issuer.tokenWithThePublicKeyAsSecret(Claims.good())), "token-invalid");
    }

    @Test
    void anAlgorithmThatIsNotPinnedIsRefused() {
        isRefusedToken(client.callerBy(Issuer.tokenBy(JWSAlgorithm.RS384, Claims.good())), "token-invalid");
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        String[] good = Issuer.token(Claims.good()).split("\\.", -1);
        String[] other = Issuer.token(Claims.with("platform_admin", true)).split("\\.", -1);

        isRefusedToken(client.callerBy(good[0] + "." + other[1] + "." + good[2]), "token-invalid");
    }
}
