package org.tenantry.audit.erasure;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tenantry.audit.fold.Leaves;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks in events and in documents made of them for what must be sealed and is not: contacts, addresses and secret
 * settings. What else people write, where they please, it does not know.
 */
final class ClearText {
    private static final JsonMapper JSON = new JsonMapper();

    /** What must be sealed as a whole. */
    private static final Set<String> PERSONAL = Set.of("contact", "address");

    /** What holds by name what must be sealed; the read models have it in clear in {@code personal}. */
    private static final Set<String> HOLDERS = Set.of("secrets", "personal");

    /** What the platform's users fill by rules of their own. */
    private static final Set<String> FREE = Set.of("attributes", "labels", "values", "schema", "defaults");

    /** What a ciphertext begins with, and then the number of its key. */
    private static final byte FIRST_BYTE = 1;

    /** That, nonce and tag: of what is sealed, nothing is shorter. */
    private static final int LEAST_BYTES = 5 + 12 + 16;

    private final List<String> found = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>();

    /** Where it is, by JSON pointer. */
    List<String> found() {
        return found;
    }

    /** The ids of the keys that the rest is sealed under. */
    Set<String> keys() {
        return keys;
    }

    /** Looks through a JSON text. */
    void look(String json) {
        look("", JSON.readTree(json));
    }

    private void look(String pointer, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> look(pointer + "/" + field.getKey(), field));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(pointer + "/" + i, node.get(i));
            }
        } else if (node.isString() && node.asString().startsWith("{")) {
            text(pointer, node.asString());
        }
    }

    private void look(String pointer, Map.Entry<String, JsonNode> field) {
        if (PERSONAL.contains(field.getKey())) {
            requireSealed(pointer, field.getValue());
        } else if (HOLDERS.contains(field.getKey()) && field.getValue().isObject()) {
            field.getValue()
                    .properties()
                    .forEach(held -> requireSealed(pointer + "/" + Leaves.escape(held.getKey()), held.getValue()));
        } else if (!FREE.contains(field.getKey())) {
            look(pointer, field.getValue());
        }
    }

    /** Read models keep events as the text that they are. */
    private void text(String pointer, String text) {
        JsonNode parsed;
        try {
            parsed = JSON.readTree(text);
        } catch (JacksonException e) {
            return; // somebody's words that begin like an object
        }
        look(pointer, parsed);
    }

    private void requireSealed(String pointer, JsonNode value) {
        if (isSealed(value)) {
            keys.add(value.get("key").asString());
        } else if (!value.isNull()) {
            found.add(pointer);
        }
    }

    private static boolean isSealed(JsonNode value) {
        return value.isObject()
                && value.size() == 2
                && value.path("key").isString()
                && !value.path("key").asString().isEmpty()
                && value.path("sealed").isString()
                && isCiphertext(value.path("sealed").asString());
    }

    private static boolean isCiphertext(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length >= LEAST_BYTES && bytes[0] == FIRST_BYTE;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
