package org.tenantry.configuration;

import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a schema is about single values only, so that what fits by itself fits beside anything that does. Most
 * schemas of configuration are such; then each level is checked once, and not whatever it is merged with.
 */
final class SingleValues {
    /** Keywords by which it counts what an object has beside a property. */
    private static final Set<String> ACROSS = Set.of(
            "required",
            "dependentRequired",
            "dependentSchemas",
            "minProperties",
            "maxProperties",
            "if",
            "not",
            "anyOf",
            "oneOf",
            "enum",
            "const");

    private final ObjectNode root;

    private SingleValues(ObjectNode root) {
        this.root = root;
    }

    static boolean areAllThatCount(ObjectNode schema) {
        return new SingleValues(schema).count(schema);
    }

    private boolean count(JsonNode schema) {
        return takesNoObject(schema)
                || schema.properties().stream().allMatch(keyword -> count(keyword.getKey(), keyword.getValue()));
    }

    /** Arrays are values as a whole, whatever is in them. */
    private boolean count(String keyword, JsonNode value) {
        return switch (keyword) {
            case "properties", "patternProperties", "allOf" ->
                value.values().stream().allMatch(this::count);
            case "additionalProperties", "unevaluatedProperties" -> count(value);
            case "$ref" -> count(referred(value));
            default -> !ACROSS.contains(keyword);
        };
    }

    private boolean takesNoObject(JsonNode schema) {
        return schema.properties().stream().anyMatch(keyword -> takesNoObject(keyword.getKey(), keyword.getValue()));
    }

    private boolean takesNoObject(String keyword, JsonNode value) {
        return switch (keyword) {
            case "type" ->
                value.isArray() ? value.values().stream().noneMatch(SingleValues::isObject) : !isObject(value);
            case "enum" -> value.values().stream().noneMatch(JsonNode::isObject);
            case "const" -> !value.isObject();
            case "anyOf", "oneOf" -> value.values().stream().allMatch(this::takesNoObject);
            case "allOf" -> value.values().stream().anyMatch(this::takesNoObject);
            case "$ref" -> takesNoObject(referred(value));
            default -> false;
        };
    }

    private static boolean isObject(JsonNode type) {
        return type.asString("").equals("object");
    }

    private JsonNode referred(JsonNode ref) {
        return root.at(JsonPointer.compile(ref.asString("").substring(1)));
    }
}
