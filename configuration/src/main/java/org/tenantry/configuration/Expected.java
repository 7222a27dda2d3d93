package org.tenantry.configuration;

import com.networknt.schema.Error;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a schema expects where a document does not fit, in words. They are made of the schema and of keys alone: the
 * value may be secret.
 */
final class Expected {
    private static final int MAX_QUOTED = 200;

    /** By what is quoted, as many values may break one rule. */
    private final IdentityHashMap<JsonNode, String> quotations = new IdentityHashMap<>();

    String by(Error error) {
        String name = error.getKeyword();
        @Nullable JsonNode keyword = error.getSchemaNode();
        if (keyword == null) {
            return "a value that fits the schema's " + name;
        }
        return switch (name) {
            case "type" -> either(types(keyword));
            case "enum" -> "one of " + quoted(keyword);
            case "const" -> quoted(keyword);
            case "pattern" -> "text that matches " + keyword.asString("");
            case "format" -> "a value of the format " + keyword.asString("");
            case "minLength" -> "at least " + keyword + " characters";
            case "maxLength" -> "at most " + keyword + " characters";
            case "minimum" -> "at least " + keyword;
            case "maximum" -> "at most " + keyword;
            case "exclusiveMinimum" -> "more than " + keyword;
            case "exclusiveMaximum" -> "less than " + keyword;
            case "multipleOf" -> "a multiple of " + keyword;
            case "minItems" -> "at least " + keyword + " items";
            case "maxItems" -> "at most " + keyword + " items";
            case "uniqueItems" -> "items that differ from one another";
            case "items", "unevaluatedItems" -> "no more items than the schema names";
            case "minContains" -> "at least " + error.getArguments()[0] + " of the items to fit " + quoted(keyword);
            case "maxContains" -> "at most " + error.getArguments()[0] + " of the items to fit " + quoted(keyword);
            case "minProperties" -> "at least " + keyword + " properties";
            case "maxProperties" -> "at most " + keyword + " properties";
            case "required" -> "a value: it is required";
            case "dependentRequired" -> "only together with " + missing(error);
            case "propertyNames" -> "nothing: a key must fit " + quoted(keyword);
            case "additionalProperties", "unevaluatedProperties" -> "nothing: the schema names no such property";
            case "false" -> "nothing: the schema allows no value here";
            case "not" -> "a value that does not fit " + quoted(keyword);
            default -> "a value that fits the schema's " + name;
        };
    }

    /** Where any of some would do. */
    static String either(Collection<String> alternatives) {
        return String.join(" or ", new LinkedHashSet<>(alternatives));
    }

    private static List<String> types(JsonNode type) {
        return type.isArray() ? type.values().stream().map(Expected::typed).toList() : List.of(typed(type));
    }

    private static String typed(JsonNode type) {
        String name = type.asString("");
        return switch (name) {
            case "null" -> name;
            case "array", "integer", "object" -> "an " + name;
            default -> "a " + name;
        };
    }

    private static String missing(Error error) {
        return Pointers.child(error.getInstanceLocation().toString(), error.getArguments()[0].toString());
    }

    private String quoted(JsonNode node) {
        return quotations.computeIfAbsent(node, quoted -> {
            String text = quoted.isArray()
                    ? "["
                            + String.join(
                                    ", ",
                                    quoted.values().stream()
                                            .map(JsonNode::toString)
                                            .toList()) + "]"
                    : quoted.toString();
            return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + " ...";
        });
    }
}
