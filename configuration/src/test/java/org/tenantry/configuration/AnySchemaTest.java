package org.tenantry.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.configuration.Json.json;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent as a schema, with defaults and marks, is taken or refused with its flaws; and by one that is taken any document can be checked. */
class AnySchemaTest {
    private static final String[] KEYWORDS = {
        "type",
        "enum",
        "const",
        "multipleOf",
        "maximum",
        "exclusiveMinimum",
        "maxLength",
        "pattern",
        "maxItems",
        "uniqueItems",
        "maxContains",
        "minContains",
        "minProperties",
        "required",
        "dependentRequired",
        "format",
        "default",
        "examples",
        "$ref",
        "$defs",
        "$id",
        "$schema",
        "$dynamicRef",
        "not",
        "if",
        "then",
        "else",
        "items",
        "contains",
        "additionalProperties",
        "propertyNames",
        "unevaluatedItems",
        "unevaluatedProperties",
        "allOf",
        "anyOf",
        "oneOf",
        "prefixItems",
        "properties",
        "patternProperties",
        "dependentSchemas",
        "contentEncoding",
        "x-ours",
        "a"
    };

    @Provide
    Arbitrary<String> schemas() {
        return Combinators.combine(
                        Arbitraries.of("'type': 'object', ", ""),
                        Arbitraries.of("properties", "allOf", "$defs", "if"),
                        values(4))
                .as((type, keyword, value) -> "{" + type + "'" + keyword + "': " + value + "}");
    }

    @Provide
    Arbitrary<String> documents() {
        return values(3).map(value -> "{'a': " + value + "}");
    }

    /** JSON, with ' for ", of what schemas are made of. */
    private static Arbitrary<String> values(int depth) {
        Arbitrary<String> plain = Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "2",
                "0.1",
                "1e400",
                "1e-400",
                "12345678901234567890",
                "''",
                "'a'",
                "'object'",
                "'array'",
                "'integer'",
                "'string'",
                "['object', 'null']",
                "'date-time'",
                "'regex'",
                "'#/properties/a'",
                "'#/$defs/a'",
                "'#'",
                "'#/allOf/0'",
                "'#/allOf/-'",
                "'#/allOf/01'",
                "'#/~'",
                "'#/%7e'",
                "'#a'",
                "'http://127.0.0.1:1/a'",
                "'a{2,}'",
                "'(?<a>b)'",
                "'[[:alpha:]'",
                "'\\\\p{L}+'",
                "'\\ud800'",
                "[]",
                "{}",
                "['a']",
                "['a', 'a']",
                "{'a': ['a']}");
        if (depth == 0) {
            return plain;
        }
        Arbitrary<String> keyword = Arbitraries.of(KEYWORDS);
        Arbitrary<String> schema = Combinators.combine(keyword, values(depth - 1), keyword, values(depth - 1))
                .as((one, value, other, second) -> one.equals(other)
                        ? "{'" + one + "': " + value + "}"
                        : "{'" + one + "': " + value + ", '" + other + "': " + second + "}");
        Arbitrary<String> array = values(depth - 1).list().ofMaxSize(3).map(all -> "[" + String.join(", ", all) + "]");
        return Arbitraries.frequencyOf(Tuple.of(3, plain), Tuple.of(5, schema), Tuple.of(2, array));
    }

    @Property
    void aDefinitionIsTakenOrRefusedWithItsFlaws(
            @ForAll("schemas") String schema,
            @ForAll("documents") String defaults,
            @ForAll("documents") String document) {
        ObjectNode none = json("{}");
        for (ObjectNode given : new ObjectNode[] {none, json(defaults)}) {
            try {
                Definition taken = Definition.accepted("a", 1, json(schema), given, Map.of());
                assertThat(taken.flaws(given)).isEmpty();
                assertThat(Definition.stored("a", 1, json(schema), given, Map.of())
                                .flaws(json(document)))
                        .isEqualTo(taken.flaws(json(document)));
            } catch (FlawedException e) {
                assertThat(e.flaws()).isNotEmpty();
            }
        }
    }

    @Property
    void marksAreTakenOrRefusedWithTheirFlaws(@ForAll String pointer, @ForAll("documents") String properties) {
        ObjectNode schema = json("{'type': 'object'}");
        schema.set("properties", json(properties));
        for (String marked : new String[] {pointer, "/a" + pointer, "/" + pointer, "/a/*", "/a/~1", "/a/~2"}) {
            try {
                assertThat(Definition.accepted("a", 1, schema, json("{}"), Map.of(marked, PropertyMarks.NONE))
                                .names(marked))
                        .isTrue();
            } catch (FlawedException e) {
                assertThat(e.flaws()).isNotEmpty();
            }
        }
    }
}
