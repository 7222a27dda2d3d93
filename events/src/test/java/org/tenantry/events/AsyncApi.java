package org.tenantry.events;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AsyncAPI 3.0 document: a frame that is written by hand ({@code asyncapi/frame.json}), and in it a
 * message for each event type, with its schema and its sample.
 */
final class AsyncApi {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AsyncApi() {}

    static JsonNode document(Map<String, JsonNode> schemas) throws IOException {
        ObjectNode document = (ObjectNode) requireNonNull(resource("/asyncapi/frame.json"));
        for (Map.Entry<String, JsonNode> type : schemas.entrySet()) {
            if (!type.getKey().equals(EventSchemas.HEADERS)) {
                add(document, type.getKey(), type.getValue());
            }
        }
        return document;
    }

    private static void add(ObjectNode document, String type, JsonNode schema) throws IOException {
        ((ObjectNode) document.at("/components/messages")).set(type, message(type, schema));
        ((ObjectNode) document.at("/channels/events/messages")).set(type, reference("#/components/messages/" + type));
        document.withArray("/operations/publish/messages").add(reference("#/channels/events/messages/" + type));
    }

    private static ObjectNode message(String type, JsonNode schema) throws IOException {
        ObjectNode message = MAPPER.createObjectNode();
        message.put("name", type);
        message.set("summary", schema.required("description"));
        message.putArray("traits").add(reference("#/components/messageTraits/event"));
        message.set("payload", reference("events/schemas/" + type + ".json"));
        @Nullable JsonNode sample = resource("/samples/" + type + ".json");
        if (sample != null) { // a retired type has none
            ObjectNode example = message.putArray("examples").addObject();
            example.set("headers", MAPPER.valueToTree(HeadersSchema.fullOf(type).toHeaders()));
            example.set("payload", sample);
        }
        return message;
    }

    private static ObjectNode reference(String target) {
        return MAPPER.createObjectNode().put("$ref", target);
    }

    private static @Nullable JsonNode resource(String name) throws IOException {
        try (InputStream in = AsyncApi.class.getResourceAsStream(name)) {
            return in == null ? null : MAPPER.readTree(in);
        }
    }
}
