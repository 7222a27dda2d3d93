package org.tenantry.configuration;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON objects as configuration sees them: nested objects are entered, everything else is a value as a whole. */
public final class Documents {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // numbers keep their digits
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 16;
    private static final String DEPTH = "at most " + MAX_DEPTH + " levels of objects and arrays";
    private static final int MAX_KEY = 200;
    private static final int MAX_TOLD = 100;

    /** What is reckoned with numbers costs as much as they have digits, written out. */
    private static final int MAX_DIGITS = 400;

    private Documents() {}

    /** An empty one. */
    public static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /** The document that a map of JSON values is, as events hold it. */
    public static ObjectNode of(Map<String, ?> map) {
        return JSON.valueToTree(map);
    }

    /** A document as a map of JSON values, as events hold it. */
    public static Map<String, Object> map(ObjectNode document) {
        return JSON.convertValue(document, OBJECT);
    }

    /** What is wrong with the measures of a document, which is what. */
    public static List<Flaw> flaws(String what, JsonNode document) {
        List<Flaw> flaws = new ArrayList<>();
        measure(Pointers.ROOT, document, 1, flaws);
        // What is too deep is not written: that recurses.
        if (flaws.isEmpty() && JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            flaws.add(new Flaw(Pointers.ROOT, null, what + " of at most " + MAX_BYTES + " bytes"));
        }
        return flaws;
    }

    private static void measure(String pointer, JsonNode node, int depth, List<Flaw> flaws) {
        if (depth > MAX_DEPTH) {
            flaws.add(new Flaw(pointer, null, DEPTH));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String child = Pointers.child(pointer, member.getKey());
                if (member.getKey().isEmpty() || member.getKey().length() > MAX_KEY) {
                    flaws.add(new Flaw(child, null, "a key of 1 to " + MAX_KEY + " characters"));
                }
                measure(child, member.getValue(), depth + 1, flaws);
                if (flaws.size() >= MAX_TOLD) {
                    return;
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size() && flaws.size() < MAX_TOLD; i++) {
                measure(pointer + "/" + i, node.get(i), depth + 1, flaws);
            }
        } else if (node.isNumber() && digits(node.decimalValue()) > MAX_DIGITS) {
            flaws.add(new Flaw(pointer, node.toString(), "a number of at most " + MAX_DIGITS + " digits, written out"));
        }
    }

    private static long digits(BigDecimal number) {
        return number.scale() < 0
                ? (long) number.precision() - number.scale()
                : Math.max(number.precision(), number.scale());
    }

    /** The values of a document by their pointers. An empty object is a value, too. */
    public static Map<String, JsonNode> values(ObjectNode document) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        document.properties()
                .forEach(member -> collect(Pointers.child("", member.getKey()), member.getValue(), values));
        return values;
    }

    private static void collect(String pointer, JsonNode node, Map<String, JsonNode> values) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(member -> collect(Pointers.child(pointer, member.getKey()), member.getValue(), values));
        } else {
            values.put(pointer, node);
        }
    }

    /** The document that has some values, by their pointers. */
    static ObjectNode ofValues(Map<String, JsonNode> values) {
        ObjectNode document = empty();
        values.forEach((pointer, value) -> set(document, pointer, value));
        return document;
    }

    /**
     * A document with the values of another set in it, as by {@link #set} each. It shares what need not be changed
     * with both.
     */
    static ObjectNode merged(ObjectNode document, ObjectNode other) {
        ObjectNode merged = empty();
        merged.setAll(document);
        other.properties().forEach(member -> {
            boolean mergeInner =
                    member.getValue() instanceof ObjectNode && merged.get(member.getKey()) instanceof ObjectNode;
            merged.set(
                    member.getKey(),
                    mergeInner
                            ? merged((ObjectNode) merged.get(member.getKey()), (ObjectNode) member.getValue())
                            : member.getValue());
        });
        return merged;
    }

    /** Whether a value of a document is at a pointer, or holds what is there, or is held by it. */
    static boolean hasValueOverlapping(ObjectNode document, String pointer) {
        JsonNode node = document;
        for (String key : Pointers.keys(pointer)) {
            if (!node.isObject() || node.isEmpty()) {
                break; // a value
            }
            node = node.path(key);
        }
        return !node.isMissingNode();
    }

    /** Puts a value at a pointer of a document; whatever on the way is no object gives way to one. */
    public static void set(ObjectNode document, String pointer, JsonNode value) {
        ObjectNode holder = document;
        List<String> keys = Pointers.keys(pointer);
        for (String key : keys.subList(0, keys.size() - 1)) {
            holder = holder.get(key) instanceof ObjectNode inner ? inner : holder.putObject(key);
        }
        String last = keys.getLast();
        boolean addsNothing = value.isObject() && holder.get(last) instanceof ObjectNode;
        if (!addsNothing) {
            holder.set(last, value);
        }
    }

    /** Takes away what is at a pointer. */
    static void remove(ObjectNode document, String pointer) {
        List<String> keys = Pointers.keys(pointer);
        JsonNode holder = document;
        for (String key : keys.subList(0, keys.size() - 1)) {
            holder = holder.path(key);
        }
        if (holder instanceof ObjectNode object) {
            var _ = object.remove(keys.getLast());
        }
    }

    /**
     * A document after a merge patch (RFC 7396): null removes, objects are merged, all else replaces. Other than
     * there, an object that is left without members goes with the last, and none is made for nothing.
     *
     * @throws FlawedException if the patch has more levels of objects than a document may have
     */
    public static ObjectNode patched(ObjectNode document, ObjectNode patch) {
        return patched(document.deepCopy(), patch, Pointers.ROOT, 1);
    }

    private static ObjectNode patched(ObjectNode document, ObjectNode patch, String pointer, int depth) {
        if (depth > MAX_DEPTH) {
            throw new FlawedException(List.of(new Flaw(pointer, null, DEPTH)));
        }
        ObjectNode patched = empty();
        patched.setAll(document);
        patch.properties().forEach(member -> {
            String key = member.getKey();
            @Nullable JsonNode before = patched.get(key);
            JsonNode change = member.getValue();
            if (change.isNull()) {
                patched.remove(key);
            } else if (change instanceof ObjectNode inner) {
                ObjectNode object = before instanceof ObjectNode was ? was : empty();
                ObjectNode after = patched(object, inner, Pointers.child(pointer, key), depth + 1);
                boolean isLeftEmpty = after.isEmpty() && !inner.isEmpty() && !after.equals(before);
                if (isLeftEmpty) {
                    patched.remove(key);
                } else {
                    patched.set(key, after);
                }
            } else {
                patched.set(key, change);
            }
        });
        return patched;
    }
}
