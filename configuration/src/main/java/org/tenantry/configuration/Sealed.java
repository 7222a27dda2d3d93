package org.tenantry.configuration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.SealedValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.node.StringNode;

/** A value that is sealed, among others that are not. */
public final class Sealed {
    private static final JsonNode HIDDEN = StringNode.valueOf("sealed");

    private Sealed() {}

    /** It as a node of a document. */
    public static JsonNode node(SealedValue value) {
        return new POJONode(value);
    }

    /** Whether a node of a document is one. */
    public static boolean is(JsonNode node) {
        return node.isPojo();
    }

    /** Whether what is at a pointer of a document is one, or within one. */
    static boolean isAt(ObjectNode document, String pointer) {
        @Nullable JsonNode node = document;
        for (String key : Pointers.keys(pointer)) {
            node = node == null ? null : node.get(key);
            if (node != null && is(node)) {
                return true;
            }
        }
        return false;
    }

    /** A document with a text in the place of each sealed value. */
    static ObjectNode hidden(ObjectNode document) {
        List<String> sealed = Documents.values(document).entrySet().stream()
                .filter(value -> is(value.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        ObjectNode hidden = document.deepCopy();
        sealed.forEach(pointer -> Documents.set(hidden, pointer, HIDDEN));
        return hidden;
    }

    /** Whether a node of a document is one, or has one within it. */
    static boolean isIn(JsonNode node) {
        if (node.isObject()) {
            for (JsonNode member : node.values()) {
                if (isIn(member)) {
                    return true;
                }
            }
        }
        return is(node);
    }

    /** The sealed value that a node is. */
    public static SealedValue of(JsonNode node) {
        if (node instanceof POJONode pojo && pojo.getPojo() instanceof SealedValue value) {
            return value;
        }
        throw new IllegalArgumentException("it is not sealed");
    }
}
