package org.tenantry.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tenantry.configuration.Json.json;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ExpectedTest {
    private static List<Flaw> flaws(String keywords, String document) {
        ObjectNode schema = json("{'type': 'object'}");
        json("{" + keywords + "}").properties().forEach(keyword -> schema.set(keyword.getKey(), keyword.getValue()));
        return ObjectSchema.accepted(schema).flaws(json(document));
    }

    /** What is wrong with the value {@code s3cr3t}, 37 or an array or object of these at {@code /a}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'type': 'number'                                  | 's3cr3t' | /a | a number
            'type': ['integer', 'null']                       | 's3cr3t' | /a | an integer or null
            'enum': [1, 'b']                                  | 's3cr3t' | /a | one of [1, "b"]
            'const': 3                                        | 's3cr3t' | /a | 3
            'pattern': '^a'                                   | 's3cr3t' | /a | text that matches ^a
            'format': 'email'                                 | 's3cr3t' | /a | a value of the format email
            'minLength': 9                                    | 's3cr3t' | /a | at least 9 characters
            'maxLength': 2                                    | 's3cr3t' | /a | at most 2 characters
            'minimum': 99                                     | 37 | /a | at least 99
            'maximum': 9                                      | 37 | /a | at most 9
            'exclusiveMinimum': 99                            | 37 | /a | more than 99
            'exclusiveMaximum': 9.5                           | 37 | /a | less than 9.5
            'multipleOf': 2                                   | 37 | /a | a multiple of 2
            'not': {'type': 'string'}                         | 's3cr3t' | /a | a value that does not fit {"type":"string"}
            'if': {'type': 'string'}, 'then': false           | 's3cr3t' | /a | nothing: the schema allows no value here
            'if': {'type': 'string'}, 'then': {'maxLength': 2} | 's3cr3t' | /a | at most 2 characters
            'anyOf': [{'type': 'number'}, {'const': 'x'}]     | 's3cr3t' | /a | a number or "x"
            'oneOf': [{'type': 'number'}, {'const': 'x'}]     | 's3cr3t' | /a | a number or "x"
            'oneOf': [{'type': 'string'}, {'minLength': 2}]   | 's3cr3t' | /a | a value that fits only one of the schema's alternatives
            'anyOf': [{'minLength': 9, 'pattern': '^a'}]      | 's3cr3t' | /a | a value that fits one of the schema's alternatives
            'anyOf': [{'properties': {'s3cr3t': {'anyOf': [{'type': 'number'}]}}}] | {'s3cr3t': 's3cr3t'} | /a | a value that fits one of the schema's alternatives
            'minItems': 2                                     | [37] | /a | at least 2 items
            'maxItems': 0                                     | [37] | /a | at most 0 items
            'uniqueItems': true                               | [37, 37] | /a | items that differ from one another
            'items': {'type': 'string'}                       | [37] | /a/0 | a string
            'items': {'anyOf': [{'type': 'string'}]}          | [37] | /a/0 | a string
            'prefixItems': [{}], 'items': false               | [37, 37] | /a | no more items than the schema names
            'prefixItems': [{}], 'unevaluatedItems': false    | [37, 37] | /a | no more items than the schema names
            'contains': {'type': 'string'}                    | [37] | /a | at least 1 of the items to fit {"type":"string"}
            'contains': {'type': 'string'}, 'minContains': 2  | [37] | /a | at least 2 of the items to fit {"type":"string"}
            'contains': {'type': 'number'}, 'maxContains': 1  | [37, 37] | /a | at most 1 of the items to fit {"type":"number"}
            'required': ['b']                                 | {'s3cr3t': 37} | /a/b | a value: it is required
            'dependentRequired': {'c': ['b/b']}               | {'c': 37} | /a/c | only together with /a/b~1b
            'dependentSchemas': {'c': {'required': ['b']}}    | {'c': 37} | /a/b | a value: it is required
            'minProperties': 2                                | {'c': 37} | /a | at least 2 properties
            'maxProperties': 0                                | {'c': 37} | /a | at most 0 properties
            'additionalProperties': false                     | {'c': 37} | /a/c | nothing: the schema names no such property
            'unevaluatedProperties': false                    | {'c': 37} | /a/c | nothing: the schema names no such property
            'unevaluatedProperties': {'type': 'string'}       | {'c': 37} | /a/c | a string
            'additionalProperties': {'type': 'string'}        | {'c': 37} | /a/c | a string
            'patternProperties': {'^c': {'type': 'string'}}   | {'c': 37} | /a/c | a string
            'patternProperties': {'^c': false}                | {'c': 37} | /a/c | nothing: the schema allows no value here
            'propertyNames': {'minLength': 9}                 | {'c': 37} | /a/c | nothing: a key must fit {"minLength":9}
            """)
    void aFlawTellsOnceWhatWasExpectedAndNeverTheValue(String schema, String value, String pointer, String expected) {
        List<Flaw> flaws = flaws("'properties': {'a': {" + schema + "}}", "{'a': " + value + "}");

        assertThat(flaws).extracting(Flaw::pointer).containsExactly(pointer);
        assertThat(flaws).extracting(Flaw::expected).containsExactly(expected);
        assertThat(expected).doesNotContain("s3cr3t", "37");
    }

    @Test
    void ofAlternativesForAPropertyThatIsNamedLikeAKeywordTheRightPlaceIsTold() {
        assertThat(flaws(
                        "'properties': {'anyOf': {'additionalProperties': {'oneOf': [{'type': 'string'}]}}}",
                        "{'anyOf': {'x/y': 1}}"))
                .containsExactly(new Flaw("/anyOf/x~1y", "1", "a string"));
    }

    @Test
    void whatIsEvaluatedByASchemaThatDoesNotFitIsNoFlawOfItsOwn() {
        String schema = "'unevaluatedProperties': false,"
                + " 'allOf': [{'properties': {'a': {'type': 'string'}, 'b': {'type': 'string'}}}]";

        assertThat(flaws(schema, "{'a': 1, 'b': 'b', 'c': 1}"))
                .extracting(Flaw::pointer)
                .containsExactly("/a");
        assertThat(flaws(schema, "{'a': 'a', 'b': 'b', 'c': 1}"))
                .extracting(Flaw::pointer)
                .containsExactly("/c");
    }

    @Test
    void ofALongEnumerationTheBeginningIsTold() {
        String values = String.join(
                ", ", IntStream.range(0, 5_000).mapToObj(String::valueOf).toList());

        assertThat(flaws("'properties': {'a': {'enum': [" + values + "]}}", "{'a': 'x'}"))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.expected())
                        .hasSizeLessThan(300)
                        .startsWith("one of [0, 1, 2, 3")
                        .endsWith("..."));
    }

    @Test
    void aTypeThatIsNoneIsToldOnce() {
        FlawedException flawed = catchThrowableOfType(
                FlawedException.class,
                () -> ObjectSchema.accepted(
                        json("{'type': 'object', 'properties': {'a': {'type': 'strin'}, 'b': {'items': 1}}}")));

        assertThat(flawed.flaws())
                .containsExactlyInAnyOrder(
                        new Flaw(
                                "/properties/a/type",
                                "\"strin\"",
                                "one of [\"array\", \"boolean\", \"integer\", \"null\", \"number\", \"object\","
                                        + " \"string\"] or an array"),
                        new Flaw("/properties/b/items", "1", "an object or a boolean"));
    }
}
