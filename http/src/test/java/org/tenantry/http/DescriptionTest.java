package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The description says what follows from what an endpoint takes. */
@EchoServerTest
class DescriptionTest {
    private final EchoClient client;

    DescriptionTest(@LocalServerPort int port) {
        this.client = new EchoClient(port);
    }

    @Test
    void itNamesTheStatusesOfRefusals() {
        assertThat(answers("/profiles", "post"))
                .containsExactlyInAnyOrder("200", "400", "406", "413", "415", "429", "503");
        assertThat(answers("/profiles", "get")).containsExactlyInAnyOrder("200", "400", "406", "429", "503");
        assertThat(answers("/echoes/{id}", "get"))
                .containsExactlyInAnyOrder("200", "400", "404", "406", "409", "429", "503");
    }

    @Test
    void aRefusalIsAProblem() {
        JsonNode description = description();
        JsonNode busy = description.at("/components/responses/ServiceUnavailable");

        assertThat(description.at("/paths/~1profiles/get/responses/503/$ref").asString())
                .isEqualTo("#/components/responses/ServiceUnavailable");
        assertThat(busy.at("/content/application~1problem+json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(busy.at("/headers/Retry-After/required").asBoolean()).isTrue();
        assertThat(description.at("/components/schemas/Problem/required").valueStream())
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code");
    }

    @Test
    void aBodyHasNoOtherFieldsThanAreDescribed() {
        JsonNode schemas = description().at("/components/schemas");

        assertThat(schemas.at("/Profile/additionalProperties").asBoolean(true)).isFalse();
        assertThat(schemas.at("/Owner/additionalProperties").asBoolean(true)).isFalse();
        assertThat(schemas.at("/Problem/additionalProperties").isMissingNode()).isTrue();
    }

    @Test
    void parametersOfOneNameAreAlike() {
        JsonNode parameters = description().at("/paths/~1echoes~1{id}/get/parameters");

        assertThat(parameters.at("/0/schema/pattern").asString()).startsWith("^(?:[a-z0-9]");
        assertThat(parameters.at("/1/schema"))
                .hasToString(
                        "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"^(?:[a-z][a-z0-9-]{0,62})$\"}}");
    }

    @Test
    void whateverLanguageIsAskedForItIsMadeOnce() {
        description();
        client.send(client.request("/openapi.json").header("Accept-Language", "pa"));
        client.send(client.request("/openapi.json").header("Accept-Language", "x-klingon"));

        assertThat(EchoServer.DESCRIBED).hasValue(1);
    }

    private Iterable<String> answers(String path, String method) {
        return description()
                .path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .propertyNames();
    }

    private JsonNode description() {
        return client.get("/openapi.json").json();
    }
}
