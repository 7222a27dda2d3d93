package org.tenantry.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the topic is committed, and says of the headers what the envelope writes. */
class AsyncApiTest {
    private final Map<String, JsonNode> schemas = EventSchemas.all();
    private final JsonNode headers = HeadersSchema.schema();

    @Test
    void theCommittedDescriptionIsThatOfTheEvents() throws IOException {
        Committed.assertIs(Committed.DOCS.resolve("asyncapi.json"), AsyncApi.document(schemas));
    }

    @Test
    void everyTypeIsAMessageWithItsSample() throws IOException {
        JsonNode messages = AsyncApi.document(schemas).at("/components/messages");

        assertThat(messages.propertyNames()).containsAll(EventJson.types().keySet());
        for (String type : EventJson.types().keySet()) {
            assertThat(messages.path(type).path("examples").size()).as(type).isEqualTo(1);
        }
    }

    @Test
    void thePageForPeopleHasEveryTypeSampleAndHeader() throws IOException {
        String page = Files.readString(Committed.DOCS.resolve("events.md"));

        assertThat(page)
                .contains(HeadersSchema.FULL.toHeaders().keySet().stream()
                        .map(header -> "| `" + header + "` |")
                        .toList());
        for (TenantryEvent example : EventJsonTest.examples().toList()) {
            assertThat(page).contains("[" + EventJson.typeOf(example) + "](events/schemas/", EventJson.write(example));
        }
    }

    /** So a header that is new, even an optional one, cannot be forgotten: {@code schema()} refuses it. */
    @Test
    void theFullEnvelopeHasEverything() {
        assertThat(Arrays.stream(EventEnvelope.class.getRecordComponents()).map(component -> {
                    try {
                        return component.getAccessor().invoke(HeadersSchema.FULL);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .doesNotContainNull();
    }

    @Test
    void theRequiredHeadersAreThoseWithoutWhichAnEnvelopeIsNotRead() {
        Set<String> required =
                headers.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());

        assertThat(required)
                .contains("tenantry_log", "tenantry_position", "tenantry_aggregate", "tenantry_index", "tenantry_count")
                .doesNotContain("tenantry_actor", "tenantry_correlation", "tenantry_causation", "traceparent");
    }

    @Test
    void headersFitTheirSchema() {
        for (String type : List.of("TenantCreated", "TenantUpdated")) {
            JsonNode written =
                    JsonMapper.shared().valueToTree(HeadersSchema.fullOf(type).toHeaders());
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(headers)
                            .validate(written))
                    .isEmpty();
        }
    }
}
