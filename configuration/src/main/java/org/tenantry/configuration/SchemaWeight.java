package org.tenantry.configuration;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much there is to check of one value of a document at most, and so, with the document's size, how long a check
 * takes. Of properties by their names a value is only one; all else may be to check of one and the same.
 */
final class SchemaWeight {
    static final int MAX = 600;

    private static final int OF_A_SCHEMA = 5;

    static final String EXPECTED = "less to check of any one value: at most " + MAX / OF_A_SCHEMA
            + " schemas, or patterns of at most " + MAX + " steps";

    private final ObjectNode root;

    private SchemaWeight(ObjectNode root) {
        this.root = root;
    }

    /** Of a schema that keeps the {@link SchemaRules}, so that it is finite. */
    static int of(ObjectNode schema) {
        return new SchemaWeight(schema).weight(schema);
    }

    private int weight(JsonNode schema) {
        return OF_A_SCHEMA
                + schema.properties().stream()
                        .mapToInt(keyword -> weight(keyword.getKey(), keyword.getValue()))
                        .sum();
    }

    private int weight(String keyword, JsonNode value) {
        return switch (keyword) {
            case "properties", "prefixItems" -> each(value).max().orElse(0);
            case "allOf", "anyOf", "oneOf", "dependentSchemas" -> each(value).sum();
            case "patternProperties" -> each(value).sum() + patterns(value.propertyNames().stream());
            case "not",
                    "if",
                    "then",
                    "else",
                    "items",
                    "contains",
                    "additionalProperties",
                    "propertyNames",
                    "unevaluatedItems",
                    "unevaluatedProperties" -> weight(value);
            case "$ref" -> weight(root.at(JsonPointer.compile(value.asString("").substring(1))));
            case "pattern" -> patterns(Stream.of(value.asString("")));
            default -> 0;
        };
    }

    private IntStream each(JsonNode schemas) {
        return schemas.values().stream().mapToInt(this::weight);
    }

    /** A pattern weighs as much as it has steps. */
    private static int patterns(Stream<String> patterns) {
        return patterns.mapToInt(LinearTimePatterns::size).sum();
    }
}
