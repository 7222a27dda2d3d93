package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isProblem;
import static org.tenantry.access.GuardedClient.json;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@GuardedServerTest
class OpenPathTest {
    private final GuardedClient client;

    OpenPathTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @Test
    void anOpenPathNeedsNoToken() {
        assertThat(client.get("/greeting").body()).isEqualTo("hello");
    }

    @Test
    void whoHasNoTokenIsToldOfWhomToGetOne() {
        HttpResponse<String> answer = client.get("/.well-known/oauth-protected-resource");

        assertThat(answer.statusCode()).isEqualTo(200);
        String resource = "http://127.0.0.1:" + answer.uri().getPort();
        assertThat(json(answer)).isEqualTo(JsonMapper.shared().readTree("""
                {"resource": "%s", "authorization_servers": ["%s"], "bearer_methods_supported": ["header"],
                 "tls_client_certificate_bound_access_tokens": false}""".formatted(resource, Issuer.NAME)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/greeting/",
                "/greeting/caller",
                "/caller/greeting",
                "/nothing",
                "/error",
                "/",
                "/.well-known/openid-configuration"
            })
    void anyOtherPathNeedsOneWhateverIsThere(String path) {
        isProblem(client.get(path), 401, "token-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//caller", "/greeting/..;/caller", "/greeting/%2e%2e/caller", "/caller;a=b"})
    void aPathThatMeansToSlipThroughIsRefused(String path) {
        HttpResponse<String> answer = client.get(path);

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.body()).doesNotContain("trace");
    }

    @Test
    void parametersThatCannotBeDecodedAreTheCallersFault() {
        String token = Issuer.token(Claims.good());

        isProblem(client.get("/caller?a=%ff", "Authorization", "Bearer " + token), 400, "invalid-request");
        isProblem(client.get("/caller?a=%ff"), 401, "token-missing");
    }

    @Test
    void aParameterWithAnOddNameIsRefusedWithAProblem() {
        isProblem(client.get("/greeting?%C2%8F=1"), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUERY", "SPLICE", "DELETE"})
    void aMethodThatIsNotThereIsRefusedWithThoseThatAre(String method) {
        HttpResponse<String> answer = client.send(method, "/greeting");

        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
        isProblem(client.send(method, "/caller"), 401, "token-missing");
    }

    @Test
    void aTraceIsRefusedWithATokenAndWithout() {
        isProblem(client.send("TRACE", "/caller"), 405, "method-not-allowed");
        isProblem(
                client.send("TRACE", "/caller", "Authorization", "Bearer " + Issuer.token(Claims.good())),
                405,
                "method-not-allowed");
    }

    @Test
    void noSessionIsMade() {
        HttpResponse<String> answer = client.callerBy(Issuer.token(Claims.good()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void withATokenAMissingEndpointIsNotFound() {
        isProblem(
                client.get("/nothing", "Authorization", "Bearer " + Issuer.token(Claims.good())),
                404,
                "no-such-endpoint");
    }
}
