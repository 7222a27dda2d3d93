package org.tenantry.configuration;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which JSON Schemas (2020-12) are taken: those that say all in themselves, and that no document can make costly.
 * References lead nowhere outside, nor round in a circle; with each reference replaced by what it leads to there are
 * not too many schemas.
 */
final class SchemaRules {
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final int MAX_DEPTH = 16;
    private static final int MAX_SCHEMAS = 2_000;
    private static final Set<String> SCHEMA = Set.of(
            "not",
            "if",
            "then",
            "else",
            "items",
            "contains",
            "additionalProperties",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> SCHEMA_ARRAY = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> SCHEMA_MAP =
            Set.of("properties", "patternProperties", "dependentSchemas", "$defs");
    private static final Set<String> PLAIN = Set.of(
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxContains",
            "minContains",
            "maxProperties",
            "minProperties",
            "required",
            "dependentRequired",
            "format",
            "title",
            "description",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "examples",
            "$comment",
            "$ref");
    private static final String KEYWORD = "a keyword of JSON Schema 2020-12, without those for schemas of several"
            + " documents ($id, $anchor, $dynamicRef ...), or one that begins with x-";
    private static final String REF = "a reference within this schema, such as #/$defs/colour";

    private final ObjectNode root;
    private final List<Flaw> flaws = new ArrayList<>();
    private final Deque<String> onTheWay = new ArrayDeque<>();

    /** How many schemas each reference stands for. */
    private final Map<String, Integer> sizes = new HashMap<>();

    private SchemaRules(ObjectNode root) {
        this.root = root;
    }

    /** What is wrong with a schema; empty if it is taken. */
    static List<Flaw> flaws(ObjectNode schema) {
        SchemaRules rules = new SchemaRules(schema);
        rules.checkRoot();
        if (rules.flaws.isEmpty() && rules.size(Pointers.ROOT, schema, 1) > MAX_SCHEMAS && rules.flaws.isEmpty()) {
            rules.flaw(Pointers.ROOT, null, "at most " + MAX_SCHEMAS + " schemas, with all that is referred to");
        }
        return rules.flaws;
    }

    private void checkRoot() {
        @Nullable JsonNode dialect = root.get("$schema");
        if (dialect != null && !dialect.asString("").equals(DIALECT)) {
            flaw("/$schema", dialect, DIALECT + ", or nothing");
        }
        @Nullable JsonNode type = root.get("type");
        if (type == null || !type.asString("").equals("object")) {
            flaw("/type", type, "\"object\": configuration is an object");
        }
    }

    private int size(String pointer, JsonNode schema, int depth) {
        if (depth > MAX_DEPTH) {
            flaw(pointer, null, "at most " + MAX_DEPTH + " schemas within one another");
            return 1;
        }
        int size = 1;
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String at = Pointers.child(pointer, keyword.getKey());
            JsonNode value = keyword.getValue();
            if (SCHEMA.contains(keyword.getKey())) {
                size += size(at, value, depth + 1);
            } else if (SCHEMA_ARRAY.contains(keyword.getKey())) {
                for (int i = 0; i < value.size(); i++) {
                    size += size(at + "/" + i, value.get(i), depth + 1);
                }
            } else if (SCHEMA_MAP.contains(keyword.getKey())) {
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    if (keyword.getKey().equals("patternProperties")) {
                        checkPattern(Pointers.child(at, member.getKey()), member.getKey());
                    }
                    int inner = size(Pointers.child(at, member.getKey()), member.getValue(), depth + 1);
                    size += keyword.getKey().equals("$defs") ? 0 : inner;
                }
            } else if (keyword.getKey().equals("$ref")) {
                size += referred(at, value.asString(""), depth);
            } else {
                checkPlain(at, keyword.getKey(), value, depth);
            }
            if (size > MAX_SCHEMAS) {
                return size; // soon enough to be no work
            }
        }
        return size;
    }

    private void checkPlain(String at, String keyword, JsonNode value, int depth) {
        boolean known =
                PLAIN.contains(keyword) || keyword.startsWith("x-") || (depth == 1 && keyword.equals("$schema"));
        if (!known) {
            flaw(at, null, KEYWORD);
        } else if (keyword.equals("pattern")) {
            checkPattern(at, value.asString(""));
        }
    }

    private void checkPattern(String at, String pattern) {
        if (pattern.length() > LinearTimePatterns.MAX_LENGTH) {
            flaw(at, null, LinearTimePatterns.EXPECTED);
            return;
        }
        try {
            var _ = new LinearTimePatterns().getRegularExpression(pattern);
        } catch (PatternSyntaxException e) {
            flaws.add(new Flaw(at, pattern, LinearTimePatterns.EXPECTED));
        }
    }

    private int referred(String at, String ref, int depth) {
        @Nullable JsonNode target = target(ref);
        if (target == null) {
            flaws.add(new Flaw(at, ref, REF));
            return 1;
        }
        if (onTheWay.contains(ref)) {
            flaws.add(new Flaw(at, ref, "a reference that does not lead back to itself"));
            return 1;
        }
        @Nullable Integer known = sizes.get(ref);
        if (known != null) {
            return known;
        }
        onTheWay.push(ref);
        int size = size(ref.substring(1), target, depth + 1);
        onTheWay.pop();
        sizes.put(ref, size);
        return size;
    }

    /** Null unless the reference leads to a schema in this document. The whole document is none: it would hold itself. */
    private @Nullable JsonNode target(String ref) {
        if (!ref.startsWith("#/") || ref.contains("%") || !Pointers.isValid(ref.substring(1))) {
            return null;
        }
        JsonNode found = root.at(JsonPointer.compile(ref.substring(1)));
        return found.isObject() || found.isBoolean() ? found : null;
    }

    private void flaw(String pointer, @Nullable JsonNode value, String expected) {
        flaws.add(new Flaw(pointer, value == null ? null : value.toString(), expected));
    }

    /**
     * Whether a schema names a property, be it by any name.
     *
     * @param keys on the way to it; {@code *} for any
     */
    static boolean names(ObjectNode root, List<String> keys) {
        return names(root, root, keys, 0);
    }

    private static boolean names(ObjectNode root, JsonNode schema, List<String> keys, int depth) {
        if (keys.isEmpty()) {
            return true;
        }
        if (depth > MAX_DEPTH * 2) {
            return false;
        }
        String key = keys.getFirst();
        List<JsonNode> beneath = new ArrayList<>();
        if (key.equals("*")) {
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
        return beneath.stream().anyMatch(inner -> inner.isObject() && names(root, inner, rest, depth + 1))
                || beside.stream().anyMatch(same -> names(root, same, keys, depth + 1));
    }
}
