package org.tenantry.configuration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which properties a schema names for all documents: not those that it names only under a condition. */
final class NamedProperties {
    /** More than there are keys and references on the way to any. */
    private static final int MAX_DEPTH = 32;

    private final ObjectNode root;

    private NamedProperties(ObjectNode root) {
        this.root = root;
    }

    /**
     * Whether a schema names a property, be it by any name.
     *
     * @param keys on the way to it; {@code *} for any
     */
    static boolean are(ObjectNode schema, List<String> keys) {
        return new NamedProperties(schema).names(schema, keys, 0);
    }

    private boolean names(JsonNode schema, List<String> keys, int depth) {
        if (keys.isEmpty()) {
            return true;
        }
        if (depth > MAX_DEPTH) {
            return false;
        }
        String key = keys.getFirst();
        List<JsonNode> beneath = new ArrayList<>();
        if (!schema.path("properties").has(key)) {
            beneath.add(schema.path("additionalProperties"));
            schema.path("patternProperties").values().forEach(beneath::add);
        }
        beneath.add(schema.path("properties").path(key));
        List<String> rest = keys.subList(1, keys.size());
        List<JsonNode> beside = new ArrayList<>(schema.path("allOf").values());
        @Nullable JsonNode ref = schema.get("$ref");
        if (ref != null) {
            beside.add(root.at(JsonPointer.compile(ref.asString("").substring(1))));
        }
        return beneath.stream().anyMatch(inner -> inner.isObject() && names(inner, rest, depth + 1))
                || beside.stream().anyMatch(same -> names(same, keys, depth + 1));
    }
}
