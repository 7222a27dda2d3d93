package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EchoServerTest
class StrictJsonTest {
    private final EchoClient client;

    StrictJsonTest(@LocalServerPort int port) {
        this.client = new EchoClient(port);
    }

    @Test
    void aGoodBodyReachesTheEndpoint() {
        Answer answer =
                client.post("{\"name\":\"Punjab\",\"labels\":{\"tier\":\"gold\"},\"attributes\":{\"a\":[1.10]}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("name").asString()).isEqualTo("Punjab");
        assertThat(answer.text()).contains("1.10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":\"Punjab\"",
                "{\"name\":'Punjab'}",
                "{name:\"Punjab\"}",
                "{\"size\":NaN}",
                "{\"size\":01}",
                "{\"name\":\"a\nb\"}",
                "{} // comment",
                "nonsense"
            })
    void whatIsNotJsonIsRefusedWithItsPlace(String body) {
        assertThat(client.post(body).isProblem(400, "malformed-json").detail()).contains("line ");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin1 = "{\"name\":\"Amrits\u00e4r\"}".getBytes(StandardCharsets.ISO_8859_1);

        client.post("application/json", BodyPublishers.ofByteArray(latin1)).isProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void noBodyIsRefused(String body) {
        assertThat(client.post(body).isProblem(400, "malformed-json").detail()).contains("has no body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"nmae": "Punjab"}      | /nmae
                    {"owner": {"age": 3}}   | /owner/age
                    {"a/b~c": 1}            | /a~1b~0c
                    """)
    void anUnknownFieldIsRefusedNamingTheKnownOnes(String body, String field) {
        client.post(body).isProblem(400, "unknown-field").onlyFault().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.expected()).startsWith("one of ").contains("name");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": 7}                | /name        | a string
                    {"name": 1.5}              | /name        | a string
                    {"name": true}             | /name        | a string
                    {"name": ["Punjab"]}       | /name        | a string
                    {"name": {}}               | /name        | a string
                    {"labels": {"a/b": 1}}     | /labels/a~1b | a string
                    {"tags": ["a", false]}     | /tags/1      | a string
                    {"tags": "a"}              | /tags        | an array
                    {"size": "many"}           | /size        | a number
                    {"size": "7"}              | /size        | a number
                    {"size": ""}               | /size        | a number
                    {"size": 1.5}              | /size        | a number
                    {"size": true}             | /size        | a number
                    {"open": "perhaps"}        | /open        | true or false
                    {"open": "true"}           | /open        | true or false
                    {"open": ""}               | /open        | true or false
                    {"open": 1}                | /open        | true or false
                    {"owner": []}              | /owner       | an object
                    {"labels": "a"}            | /labels      | an object
                    """)
    void aWrongTypeIsRefusedWithTheExpectedOne(String body, String field, String expected) {
        client.post(body).isProblem(400, "wrong-type").onlyFault().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.expected()).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"name\"", "1", "true", " ", "{} {}", "{} 1"})
    void aBodyThatIsNotOneObjectIsRefused(String body) {
        Answer answer = client.post(body).isProblem(400, "wrong-type");

        assertThat(answer.detail()).isEqualTo("The body is not one JSON object.");
        answer.onlyFault().isEqualTo(new Fault("", null, "one JSON object, and nothing after it"));
    }

    @Test
    void aValueIsCutToOneHundredCharacters() {
        assertThat(new Fault("/size", "x".repeat(150), "a number").value()).isEqualTo("x".repeat(100) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"a\",\"name\":\"b\"}", "{\"labels\":{\"x\":\"1\",\"x\":\"2\"}}"})
    void aFieldGivenTwiceIsRefused(String body) {
        client.post(body).isProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}]", "{} x", "{}}", "{},"})
    void whatFollowsTheBodyIsRefused(String body) {
        client.post(body).isProblem(400, "malformed-json");
    }

    @Test
    void depthIsBounded() {
        assertThat(client.post("{\"attributes\":" + "[".repeat(31) + "]".repeat(31) + "}")
                        .status())
                .isEqualTo(200);
        assertThat(client.post("{\"attributes\":" + "[".repeat(32) + "]".repeat(32) + "}")
                        .isProblem(400, "malformed-json")
                        .detail())
                .contains("32");
        client.post("{\"attributes\":" + "[".repeat(100_000)).isProblem(400, "malformed-json");
    }

    @Test
    void numbersAreBounded() {
        client.post("{\"attributes\":" + "9".repeat(201) + "}").isProblem(400, "malformed-json");
        client.post("{\"size\":1e999999999}").isProblem(400, "wrong-type");
        client.post("{\"size\":99999999999}")
                .isProblem(400, "wrong-type")
                .onlyFault()
                .isEqualTo(new Fault("/size", null, "a number of at most 64 bits"));
    }
}
