package org.tenantry.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tenantry.configuration.Json.json;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas and documents that are made to reach outside, to take long, or to take the stack. */
@Timeout(10)
class SchemaAttacksTest {
    private static final String BOMB = "a".repeat(60_000);

    private static List<Flaw> refused(ObjectNode schema) {
        FlawedException flawed = catchThrowableOfType(
                FlawedException.class, () -> Definition.accepted("a", 1, schema, json("{}"), Map.of()));
        return flawed == null ? List.of() : flawed.flaws();
    }

    private static List<Flaw> refused(String keywords) {
        return refused(json("{'type': 'object', " + keywords + "}"));
    }

    private static List<Flaw> refusedOfA(String keywords) {
        return refused("'properties': {'a': {" + keywords + "}}");
    }

    private static ObjectSchema taken(String keywords) {
        return ObjectSchema.accepted(json("{'type': 'object', " + keywords + "}"));
    }

    private static ObjectSchema takenOfA(String keywords) {
        return taken("'properties': {'a': {" + keywords + "}}");
    }

    private static ObjectNode a(String text) {
        return json("{}").put("a", text);
    }

    private static String joined(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'$ref': 'file:///etc/passwd'",
                "'$ref': 'http://127.0.0.1:1/x'",
                "'$ref': '//127.0.0.1:1/x'",
                "'$ref': 'classpath:draft/2020-12/schema'",
                "'$ref': 'https://json-schema.org/draft/2020-12/schema'",
                "'$ref': 'jar:file:/x.jar!/x'",
                "'$ref': 'other.json'",
                "'$ref': 'other.json#/$defs/x'",
                "'$ref': '/other.json'",
                "'$ref': ''",
                "'$ref': '#'",
                "'$ref': '#/'",
                "'$ref': '#x'",
                "'$ref': '#/$defs/x y'",
                "'$ref': '#/%24defs/x'",
                "'$ref': '#/$defs/%78'",
                "'$ref': '#/$defs/~2'",
                "'$ref': '#/$defs/x/'",
                "'$ref': '#/$defs/none'",
                "'$ref': '#/$defs/x/enum/0'",
                "'$ref': '#/$defs/x/const'",
                "'$ref': '#/$defs/x/x-y'",
                "'$ref': '#/$defs/x/default'",
                "'$ref': '#/$defs'",
                "'$ref': '#/$defs/x/allOf'",
                "'$ref': '#/$defs/x/allOf/-'",
                "'$ref': '#/$defs/x/allOf/1'",
                "'$ref': 1",
                "'$ref': {}",
                "'$id': 'http://127.0.0.1:1/x'",
                "'$anchor': 'x'",
                "'$dynamicRef': '#x'",
                "'$dynamicAnchor': 'x'",
                "'$recursiveRef': '#'",
                "'$vocabulary': {}",
                "'$schema': 'https://json-schema.org/draft/2020-12/schema'",
                "'id': 'http://127.0.0.1:1/x'",
                "'definitions': {'x': {'$ref': 'http://127.0.0.1:1/x'}}",
                "'dependencies': {'x': {'$ref': 'http://127.0.0.1:1/x'}}",
                "'contentSchema': {'$ref': 'http://127.0.0.1:1/x'}",
            })
    void whatLeadsOutsideOrToNoSchemaIsRefused(String keyword) {
        String defs = "'$defs': {'x': {'enum': [{'type': 'string'}], 'const': {'type': 'string'}, 'default': {},"
                + " 'x-y': {'type': 'string'}, 'allOf': [{}]}}, ";
        String pointer = keyword.substring(1, keyword.indexOf("'", 1));

        assertThat(refused(defs + "'properties': {'a': {" + keyword + "}}"))
                .extracting(Flaw::pointer)
                .containsExactly("/schema/properties/a/" + pointer);
        assertThat(refused(defs + "'$defs': {'unused': {'properties': {'a': {" + keyword + "}}}}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2019-09/schema",
                "https://json-schema.org/draft/2020-12/schema#",
                "http://127.0.0.1:1/x",
                "file:///etc/passwd"
            })
    void anotherDialectIsRefused(String dialect) {
        assertThat(refused("'$schema': '" + dialect + "'"))
                .extracting(Flaw::pointer)
                .containsExactly("/schema/$schema");
    }

    @Test
    void inPlacesOfValuesReferencesAreValues() {
        String reference = "{'$ref': 'http://127.0.0.1:1/x', '$id': 'http://127.0.0.1:1/y', '$anchor': 'z'}";

        assertThat(refusedOfA("'default': " + reference + ", 'examples': [" + reference + "], 'enum': [" + reference
                        + "], 'const': " + reference + ", 'x-y': " + reference))
                .isEmpty();
    }

    @Test
    void whatLeadsBackToItselfIsRefusedByWhateverDetour() {
        assertThat(refused("'$defs': {'a': {'$ref': '#/$defs/a'}}")).hasSize(1);
        assertThat(refused("'$defs': {'a': {'items': {'$ref': '#/$defs/b'}}, 'b': {'not': {'$ref': '#/$defs/a'}}}"))
                .isNotEmpty();
        assertThat(refused("'properties': {'a': {'$ref': '#/properties/a/properties/b'}}"))
                .hasSize(1);
        assertThat(refused("'properties': {'a': {'properties': {'b': {'$ref': '#/properties/a'}}}}"))
                .hasSize(1);
        assertThat(refused("'properties': {'a': {'properties': {'b': {'properties': {'a/b': {'$ref':"
                        + " '#/properties/a/properties/b'}}}}}}"))
                .hasSize(1);
        assertThat(refused("'allOf': [{'$ref': '#/allOf/0'}]")).hasSize(1);
    }

    @Test
    void whatGrowsByEachReferenceIsRefused() {
        String twice = joined(
                30,
                i -> "'a%d': {'allOf': [{'$ref': '#/$defs/a%d'}, {'$ref': '#/$defs/a%d'}]}".formatted(i, i + 1, i + 1));
        String twiceBackwards = joined(
                30,
                i -> "'a%d': {'allOf': [{'$ref': '#/$defs/a%d'}, {'$ref': '#/$defs/a%d'}]}"
                        .formatted(29 - i, 30 - i, 30 - i));

        assertThat(refused("'$defs': {" + twice + ", 'a30': {}}")).isNotEmpty();
        assertThat(refused("'$defs': {'a30': {}, " + twiceBackwards + "}")).isNotEmpty();
        assertThat(refused("'$ref': '#/$defs/a0', '$defs': {'a30': {}, " + twiceBackwards + "}"))
                .isNotEmpty();
    }

    @Test
    void aLongChainOfReferencesIsRefused() {
        String backwards = joined(1_000, i -> "'a%d': {'$ref': '#/$defs/a%d'}".formatted(999 - i, 1_000 - i));

        assertThat(refused("'$defs': {'a1000': {}, " + backwards + "}, '$ref': '#/$defs/a0'"))
                .isNotEmpty();
    }

    @Test
    void whatIsRefusedIsFoundBehindTooManySchemas() {
        assertThat(refused("'$defs': {'a': {'allOf': [" + joined(2_001, i -> "true")
                        + "], '$ref': 'http://127.0.0.1:1/x'}}"))
                .isNotEmpty();
    }

    @Test
    void tooMuchToCheckOfOneValueIsRefused() {
        String costly = "{'pattern': '(\\\\pL|\\\\w){0,70}x'}";

        assertThat(refusedOfA("'allOf': [" + joined(3, i -> costly) + "]")).hasSize(1);
        assertThat(refusedOfA("'allOf': [" + joined(300, i -> "{'type': 'string'}") + "]"))
                .hasSize(1);
        assertThat(refused("'patternProperties': {" + joined(200, i -> "'a" + i + "': {}") + "}"))
                .hasSize(1);
        assertThat(refused("'properties': {" + joined(1_000, i -> "'a" + i + "': {'type': 'string'}") + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?=a)b",
                "(?!a)b",
                "(?<=a)b",
                "(a)\\\\1",
                "(?>a+)b",
                "a++b",
                "(",
                "[",
                "[a",
                "*",
                "a{2,1}",
                "a{1001}",
                "(a{1000}){1000}",
                "((((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9})",
                "(([^]{}]{1000}[[:alpha:]]{1000}){1000}){1000}",
                "(\\\\x{41}{1000}){1000}",
                "(a{500}|b{500}|c{0,500}){100}",
                "\\\\Q(\\\\E{1000}"
            })
    void patternsThatCouldBeCostlyAreRefusedWhereverTheyStand(String pattern) {
        assertThat(refusedOfA("'pattern': '" + pattern + "'"))
                .extracting(Flaw::pointer)
                .containsExactly("/schema/properties/a/pattern");
        assertThat(refused("'patternProperties': {'" + pattern + "': {}}")).hasSize(1);
        assertThat(takenOfA("'format': 'regex'").flaws(json("{'a': '" + pattern + "'}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a*)*b",
                "(a+)+$b",
                "(a|a)*b",
                "(a|aa)+$b",
                "(.*a){20}b",
                "((a?){50})b",
                "(((a*)*)*)*b",
                "\\\\pL*b"
            })
    void whatBacktracksElsewhereIsHarmless(String pattern) {
        ObjectSchema schema = takenOfA("'pattern': '" + pattern + "'");

        assertThat(schema.flaws(a(BOMB))).hasSize(1);
        assertThat(taken("'patternProperties': {'" + pattern + "': false}")
                        .flaws(json("{'" + "a".repeat(200) + "': 1}")))
                .isEmpty();
    }

    @Test
    void formatsAreHarmlessForLongTexts() {
        for (String format : Formats.NAMES) {
            ObjectSchema schema = takenOfA("'format': '" + format + "'");
            for (String part : List.of(
                    "a", "1", ".", "a.", "@", "a@", "/a", "~0", "{a", "(", "[a", "::", "%41", "é", "é.", "\"")) {
                for (String start : List.of("", "a@", "P1/")) {
                    var _ = schema.flaws(a(start + part.repeat(30_000 / part.length()) + "!"));
                    var _ = schema.flaws(a(start + part.repeat(250 / part.length()) + "!"));
                }
            }
        }
    }

    @Test
    void anUnknownFormatIsRefusedAndTheKnownOnesAreTold() {
        assertThat(refusedOfA("'format': 'uri-template'")).singleElement().satisfies(flaw -> {
            assertThat(flaw.value()).isEqualTo("\"uri-template\"");
            assertThat(flaw.expected()).contains("date-time", "email", "uri");
        });
        assertThat(refusedOfA("'format': 1")).hasSize(1);
    }

    @Test
    void theFormatsAreCheckedAlsoIfTheSchemaNamesItsDialect() {
        assertThat(taken("'$schema': '" + SchemaRules.DIALECT + "', 'properties': {'a': {'format': 'hostname'}}")
                        .flaws(a("a.".repeat(20_000))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'maximum': 1e999999999",
                "'minimum': -1e999999999",
                "'multipleOf': 1e-999999999",
                "'exclusiveMaximum': 1e2147483647",
                "'const': 1e999999999",
                "'enum': [1e999999999]",
                "'maxLength': 1e999999999",
                "'x-y': {'z': [1e-2147483647]}"
            })
    void numbersThatAreHugeWrittenOutAreRefusedInSchemas(String keyword) {
        assertThat(refusedOfA(keyword)).hasSize(1);
    }

    @Test
    void numbersThatAreHugeWrittenOutAreRefusedInDocuments() {
        assertThat(Documents.flaws("values", json("{'a': 1e999999999}"))).hasSize(1);
        assertThat(Documents.flaws("values", json("{'a': [1e-2147483647]}"))).hasSize(1);
        assertThat(Documents.flaws("values", json("{'a': " + "9".repeat(401) + "}")))
                .hasSize(1);
        assertThat(Documents.flaws("values", json("{'a': 1e399, 'b': 1e-399}"))).isEmpty();
    }

    @Test
    void numbersOfManyDigitsAreHarmless() {
        String large = joined(150, i -> "1" + "0".repeat(380) + "." + "0".repeat(15) + "1");

        assertThat(takenOfA("'items': {'multipleOf': 1e-398, 'maximum': 1e399}").flaws(json("{'a': [" + large + "]}")))
                .isEmpty();
        for (String limit :
                List.of("'minimum': 1", "'exclusiveMinimum': 1e30", "'maxLength': 1e399", "'maxItems': 1e99")) {
            assertThat(takenOfA("'type': 'integer', " + limit).flaws(json("{'a': 1e399}")))
                    .isEmpty();
        }
        for (String limit : List.of("'maximum': 1", "'exclusiveMaximum': 1e30", "'multipleOf': 7", "'enum': [1]")) {
            assertThat(takenOfA("'type': 'integer', " + limit).flaws(json("{'a': 1e399}")))
                    .hasSize(1);
        }
    }

    @Test
    void depthIsBoundedBeforeAnythingRecurses() {
        ObjectNode document = json("{}");
        ObjectNode schema = json("{'type': 'object'}");
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 10_000; i++) {
            ObjectNode outer = json("{}");
            outer.set("a", document);
            document = outer;
            ObjectNode outerSchema = json("{'type': 'object'}");
            outerSchema.set("items", schema);
            schema = outerSchema;
            ArrayNode outerArray = JsonNodeFactory.instance.arrayNode();
            outerArray.add(array);
            array = outerArray;
        }
        ObjectNode deepValue = json("{'type': 'object'}");
        deepValue.set("const", array);
        ObjectNode deep = document;

        assertThat(Documents.flaws("values", document)).hasSize(1);
        assertThat(Documents.flaws("values", deepValue)).hasSize(1);
        assertThat(refused(schema)).isNotEmpty();
        assertThat(refused(deepValue)).hasSize(1);
        assertThat(catchThrowableOfType(
                                FlawedException.class,
                                () -> Definition.accepted("a", 1, json("{'type': 'object'}"), deep, Map.of()))
                        .flaws())
                .hasSize(1);
    }

    @Test
    void aDocumentWithMuchWrongIsRefusedWithTheFirstOfIt() {
        String keys = joined(100_000, i -> "'" + "k".repeat(201) + i + "': 1");

        assertThat(Documents.flaws("values", json("{" + keys + "}"))).hasSize(100);
    }

    @Test
    void tooLargeSchemasAreRefused() {
        assertThat(refused("'description': '" + "x".repeat(10_000_000) + "'"))
                .extracting(Flaw::pointer)
                .containsExactly("/schema");
    }

    @Test
    void thousandsOfPropertiesAreHarmless() {
        ObjectNode values = json("{" + joined(5_000, i -> "'p" + i + "': 1") + "}");

        assertThat(taken("'additionalProperties': {'type': 'string'}").flaws(values))
                .hasSize(5_000);
        assertThat(taken("'unevaluatedProperties': false, 'patternProperties': {'^q': {}}, 'allOf': ["
                                + joined(55, i -> "{'properties': {'p" + i + "': {'type': 'integer'}}}") + "]")
                        .flaws(values))
                .hasSize(4_945);
        assertThat(taken("'required': [" + joined(4_000, i -> "'r" + i + "'") + "]")
                        .flaws(values))
                .hasSize(4_000);
        assertThat(taken("'properties': {" + joined(1_900, i -> "'p" + i + "': {'type': 'string'}") + "}")
                        .flaws(values))
                .hasSize(1_900);
    }

    @Test
    void bigArraysAndEnumerationsAreHarmless() {
        // Texts with one and the same hash code.
        String colliding = joined(
                2_048,
                i -> "'" + Integer.toBinaryString(2_048 + i).replace("0", "Aa").replace("1", "BB") + "'");
        String numbers = joined(10_000, String::valueOf);
        String objects = joined(4_000, i -> "{'a': " + i + "}");

        for (String items : List.of(colliding, numbers, objects)) {
            assertThat(takenOfA("'uniqueItems': true").flaws(json("{'a': [" + items + "]}")))
                    .isEmpty();
            assertThat(takenOfA("'items': {'enum': [" + items + "]}").flaws(json("{'a': [" + items + "]}")))
                    .isEmpty();
            assertThat(takenOfA("'contains': {'const': 'x'}, 'items': {'not': {'const': 'y'}}")
                            .flaws(json("{'a': [" + items + "]}")))
                    .hasSize(1);
        }
    }

    @Test
    void manyAlternativesAreHarmless() {
        String alternatives = joined(55, i -> "{'properties': {'x': {'const': " + i + "}}, 'required': ['x']}");

        assertThat(takenOfA("'items': {'oneOf': [" + alternatives + "]}")
                        .flaws(json("{'a': [" + joined(5_000, i -> "{'x': " + i + "}") + "]}")))
                .hasSize(4_945);
    }

    @Test
    void keysThatMeanSomethingElsewhereAreKeysLikeOthers() {
        String keys = "'$ref': {'type': 'number'}, '$id': {'type': 'number'}, '$schema': {'type': 'number'},"
                + " '$defs': {'type': 'number'}, '__proto__': {'type': 'number'}, 'properties': {'type': 'number'},"
                + " 'type': {'type': 'number'}, 'a~/b': {'type': 'number'}, '~1': {'type': 'number'},"
                + " '*': {'type': 'number'}, ' ': {'type': 'number'}, 'ਪ%41': {'type': 'number'}";
        ObjectSchema schema = taken("'additionalProperties': false, 'properties': {" + keys + "}");

        assertThat(schema.flaws(json("{" + keys.replace("{'type': 'number'}", "1") + "}")))
                .isEmpty();
        assertThat(schema.flaws(json("{" + keys.replace("{'type': 'number'}", "'x'") + "}")))
                .extracting(Flaw::pointer)
                .containsExactlyInAnyOrder(
                        "/$ref",
                        "/$id",
                        "/$schema",
                        "/$defs",
                        "/__proto__",
                        "/properties",
                        "/type",
                        "/a~0~1b",
                        "/~01",
                        "/*",
                        "/ ",
                        "/ਪ%41");
        assertThat(taken("'$defs': {'a~/b': {'type': 'number'}}, 'properties': {'a': {'$ref': '#/$defs/a~0~1b'}}")
                        .flaws(a("x")))
                .hasSize(1);
    }

    @Test
    void anEmptyKeyIsRefused() {
        assertThat(refused("'properties': {'': {}}")).extracting(Flaw::pointer).containsExactly("/schema/properties/");
        assertThat(Documents.flaws("values", json("{'a': {'': 1}}")))
                .extracting(Flaw::pointer)
                .containsExactly("/a/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/a~", "/a~2", "/\n~2", "/a/", "//a", "/b", "*"})
    void marksThatLeadNowhereAreRefused(String pointer) {
        FlawedException flawed = catchThrowableOfType(
                FlawedException.class,
                () -> Definition.accepted(
                        "a",
                        1,
                        json("{'type': 'object', 'properties': {'a': {'type': 'object'}}}"),
                        json("{}"),
                        Map.of(pointer, PropertyMarks.NONE)));

        assertThat(flawed.flaws()).hasSize(1);
    }

    @Test
    void wrongShapesAreRefusedNotFollowed() {
        for (String keyword : List.of(
                "'properties': [{'$ref': 'http://127.0.0.1:1/x'}]",
                "'properties': 1",
                "'allOf': {'a': {'$ref': '#'}}",
                "'allOf': []",
                "'items': [{'$ref': 'x'}]",
                "'patternProperties': ['(']",
                "'pattern': ['(']",
                "'pattern': 1",
                "'required': 'a'",
                "'$defs': [1]",
                "'additionalProperties': 'x'",
                "'not': null",
                "'type': null",
                "'multipleOf': 0",
                "'minLength': -1",
                "'format': null")) {
            assertThat(refusedOfA(keyword)).as(keyword).isNotEmpty();
        }
    }
}
