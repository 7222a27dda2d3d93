package org.tenantry.configuration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
    /** A fragment of these is its pointer as it stands. */
    private static final Pattern URI_CHARACTERS = Pattern.compile("#[/\\w$~.-]*");

    private static final String REF = "a reference within this schema, such as #/$defs/colour";

    private final ObjectNode root;
    private final List<Flaw> flaws = new ArrayList<>();
    private final Deque<String> onTheWay = new ArrayDeque<>();

    /** What each reference stands for. */
    private final Map<String, Extent> known = new HashMap<>();

    private boolean tooMany;

    /** How many schemas there are in one, and how many are within one another, itself included. */
    private record Extent(int schemas, int depth) {
        static final Extent ONE = new Extent(1, 1);

        Extent with(Extent inner) {
            return new Extent(schemas + inner.schemas, Math.max(depth, inner.depth + 1));
        }

        /** With a definition that counts only where it is referred to. */
        Extent withDefinition(Extent inner) {
            return new Extent(schemas, Math.max(depth, inner.depth + 1));
        }
    }

    private SchemaRules(ObjectNode root) {
        this.root = root;
    }

    /** What is wrong with a schema; empty if it is taken. */
    static List<Flaw> flaws(ObjectNode schema) {
        SchemaRules rules = new SchemaRules(schema);
        rules.checkRoot();
        var _ = rules.extent(Pointers.ROOT, schema, 1);
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

    private Extent extent(String pointer, JsonNode schema, int depth) {
        if (depth > MAX_DEPTH) {
            tooDeep(pointer);
            return Extent.ONE;
        }
        Extent extent = Extent.ONE;
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            String at = Pointers.child(pointer, name);
            JsonNode value = keyword.getValue();
            if (SCHEMA.contains(name)) {
                extent = extent.with(extent(at, value, depth + 1));
            } else if (SCHEMA_ARRAY.contains(name) && value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    extent = extent.with(extent(at + "/" + i, value.get(i), depth + 1));
                }
            } else if (SCHEMA_MAP.contains(name)) {
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    if (name.equals("patternProperties")) {
                        checkPattern(Pointers.child(at, member.getKey()), member.getKey());
                    }
                    Extent inner = extent(Pointers.child(at, member.getKey()), member.getValue(), depth + 1);
                    extent = name.equals("$defs") ? extent.withDefinition(inner) : extent.with(inner);
                }
            } else if (name.equals("$ref")) {
                extent = extent.with(referred(at, value.asString(""), depth));
            } else {
                checkPlain(at, name, value, depth);
            }
            if (extent.schemas > MAX_SCHEMAS) {
                tooMany();
            }
            if (tooMany) {
                return extent; // soon enough to be no work
            }
        }
        return extent;
    }

    private void tooDeep(String pointer) {
        flaw(pointer, null, "at most " + MAX_DEPTH + " schemas within one another, with all that is referred to");
    }

    private void tooMany() {
        if (!tooMany) {
            tooMany = true;
            flaw(Pointers.ROOT, null, "at most " + MAX_SCHEMAS + " schemas, with all that is referred to");
        }
    }

    private void checkPlain(String at, String keyword, JsonNode value, int depth) {
        boolean known = PLAIN.contains(keyword)
                || SCHEMA_ARRAY.contains(keyword)
                || keyword.startsWith("x-")
                || (depth == 1 && keyword.equals("$schema"));
        if (!known) {
            flaw(at, null, KEYWORD);
        } else if (keyword.equals("pattern")) {
            checkPattern(at, value.asString(""));
        } else if (keyword.equals("format") && !Formats.NAMES.contains(value.asString(""))) {
            flaw(at, value, "one of the formats " + Formats.NAMES);
        }
    }

    private void checkPattern(String at, String pattern) {
        if (!LinearTimePatterns.takes(pattern)) {
            flaw(at, null, LinearTimePatterns.EXPECTED);
        }
    }

    private Extent referred(String at, String ref, int depth) {
        @Nullable JsonNode target = target(ref);
        if (target == null) {
            flaws.add(new Flaw(at, ref, REF));
            return Extent.ONE;
        }
        if (onTheWay.contains(ref)) {
            flaws.add(new Flaw(at, ref, "a reference that does not lead back to itself"));
            return Extent.ONE;
        }
        @Nullable Extent extent = known.get(ref);
        if (extent == null) {
            onTheWay.push(ref);
            extent = extent(ref.substring(1), target, depth + 1);
            onTheWay.pop();
            known.put(ref, extent);
        } else if (depth + extent.depth > MAX_DEPTH) {
            tooDeep(at);
        }
        return extent;
    }

    /** Null unless the reference leads to a schema in this document. The whole document is none: it would hold itself. */
    private @Nullable JsonNode target(String ref) {
        if (!ref.startsWith("#/") || !URI_CHARACTERS.matcher(ref).matches() || !Pointers.isValid(ref.substring(1))) {
            return null;
        }
        Deque<String> keys = new ArrayDeque<>(Pointers.keys(ref.substring(1)));
        JsonNode schema = root;
        while (!keys.isEmpty()) {
            String keyword = keys.pop();
            JsonNode value = schema.path(keyword);
            if (SCHEMA.contains(keyword)) {
                schema = value;
            } else if (SCHEMA_MAP.contains(keyword) && !keys.isEmpty()) {
                schema = value.path(keys.pop());
            } else if (SCHEMA_ARRAY.contains(keyword) && !keys.isEmpty()) {
                schema = value.at("/" + keys.pop());
            } else {
                return null;
            }
        }
        return schema.isObject() || schema.isBoolean() ? schema : null;
    }

    private void flaw(String pointer, @Nullable JsonNode value, String expected) {
        flaws.add(new Flaw(pointer, value == null ? null : value.toString(), expected));
    }
}
