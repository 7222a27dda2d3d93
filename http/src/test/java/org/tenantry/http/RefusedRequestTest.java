package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EchoServerTest
class RefusedRequestTest {
    private final EchoClient client;

    RefusedRequestTest(@LocalServerPort int port) {
        this.client = new EchoClient(port);
    }

    @Test
    void knownParametersReachTheEndpoint() {
        assertThat(client.get("/profiles?kind=city&limit=3").text()).isEqualTo("[\"city\",\"3\"]");
    }

    @Test
    void unknownParametersAreRefusedNamingTheKnownOnes() {
        assertThat(client.get("/profiles?knid=city&kind=city&limt=3")
                        .isProblem(400, "invalid-request")
                        .faults())
                .containsExactlyInAnyOrder(
                        new Fault("knid", null, "one of kind, limit"), new Fault("limt", null, "one of kind, limit"));
    }

    @Test
    void aParameterThatCanBeMeantOnceIsRefusedTheSecondTime() {
        client.get("/profiles?kind=city&kind=state")
                .isProblem(400, "invalid-request")
                .onlyFault()
                .isEqualTo(new Fault("kind", "city, state", "one value"));
    }

    @Test
    void parametersComeTogetherInARecord() {
        assertThat(client.get("/searches?text=a%20b&label=tier:gold,silver&label=x:")
                        .text())
                .isEqualTo("Search[text=a b, label=[tier:gold,silver, x:]]");
        assertThat(client.get("/searches").text()).isEqualTo("Search[text=null, label=[]]");
    }

    @Test
    void whatARecordDoesNotHaveIsRefusedAsWell() {
        client.get("/searches?labels=a")
                .isProblem(400, "invalid-request")
                .onlyFault()
                .isEqualTo(new Fault("labels", null, "one of label, text"));
        client.get("/searches?text=a&text=a")
                .isProblem(400, "invalid-request")
                .onlyFault()
                .isEqualTo(new Fault("text", "a, a", "one value"));
    }

    @Test
    void anEndpointWithoutParametersTakesNone() {
        client.get("/failing?why=1")
                .isProblem(400, "invalid-request")
                .onlyFault()
                .isEqualTo(new Fault("why", null, "no parameters here"));
    }

    @Test
    void aParameterOfAWrongTypeIsRefused() {
        client.get("/profiles?limit=many").isProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profiles?kind=%zz", "/profiles?kind=%", "/profiles?%ff"})
    void aParameterThatCannotBeDecodedIsTheCallersFault(String path) {
        assertThat(raw(path)).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    static Stream<String> whatTheServerRefuses() {
        return Stream.of(
                "GET /profiles HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + "x".repeat(9_000) + "\r\n\r\n",
                "GET /profiles HTTP/1.1\r\n" + "A: b\r\n".repeat(2_000) + "\r\n",
                "GET /profiles?a=| HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /profiles HTTP/1.1\r\n\r\n",
                "G(T /profiles HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /profiles HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /profiles HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("whatTheServerRefuses")
    void whatReachesNoFilterIsAProblemAsWell(String request) {
        assertThat(client.raw(request))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"code\":\"invalid-request\"")
                .doesNotContain("html", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "SPLICE"})
    void aMethodThatAnEndpointDoesNotHaveIsRefused(String method) {
        Answer answer = client.send(client.request("/profiles").method(method, BodyPublishers.noBody()))
                .isProblem(405, "method-not-allowed");

        assertThat(answer.response().headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET", "POST"));
    }

    @Test
    void aMethodThatTheServerItselfRefusesIsRefusedWithAProblem() {
        client.send(client.request("/profiles").method("TRACE", BodyPublishers.noBody()))
                .isProblem(405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/yaml",
                "application/json;charset=klingon",
                "nonsense"
            })
    void aMediaTypeThatIsNotReadIsRefused(String type) {
        client.post(type, BodyPublishers.ofString("{}")).isProblem(415, "unsupported-media-type");
    }

    @Test
    void whatCannotBeAnsweredAsIsAskedForIsNotDone() {
        Answer before = client.get("/counted");

        client.send(client.request("/counted")
                        .header("Accept", "application/yaml")
                        .GET())
                .isProblem(406, "not-acceptable");

        assertThat(before.text()).isEqualTo("1");
        assertThat(client.get("/counted").text()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/vnd.echo+json, */*;q=0.1",
                "application/yaml, application/json;q=0.5"
            })
    void whatIsAnsweredIsJson(String accepted) {
        Answer answer = client.send(
                client.request("/profiles").header("Accept", accepted).GET());

        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void aMediaTypeThatIsNotWrittenIsRefused() {
        client.send(client.request("/profiles")
                        .header("Accept", "image/png")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/", "/profiles/", "/profiles/pb"})
    void aPathWithoutAnEndpointIsNotFound(String path) {
        client.get(path).isProblem(404, "no-such-endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/failing", "/failing-filter"})
    void anUnexpectedExceptionRevealsNothing(String path) {
        Answer answer = client.get(path).isProblem(500, "internal-error");

        assertThat(answer.text()).doesNotContain("swordfish", "IllegalState", "org.tenantry.", "trace");
    }

    @Test
    void aFilterRefusesAsAnEndpointDoes() {
        Answer answer = client.get("/refusing-filter").isProblem(503, "busy");

        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("3");
    }

    @Test
    void aProblemIsAProblemWhateverIsAcceptable() {
        client.send(client.request("/nothing").header("Accept", "text/html")).isProblem(404, "no-such-endpoint");
        client.send(client.request("/failing-filter").header("Accept", "image/png"))
                .isProblem(500, "internal-error");
    }

    private String raw(String path) {
        return client.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
}
