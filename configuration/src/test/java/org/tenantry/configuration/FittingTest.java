package org.tenantry.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.configuration.Json.json;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenantry.events.SealedValue;
import tools.jackson.databind.node.ObjectNode;

@Timeout(10)
class FittingTest {
    private static Definition definition(String keywords, String defaults) {
        return Definition.accepted("auth", 1, json("{'type': 'object', " + keywords + "}"), json(defaults), Map.of());
    }

    private static Fitting fitting(String keywords, String base, ObjectNode values) {
        return Fitting.of(definition(keywords, base), json(base), Documents.values(values));
    }

    private static Fitting fitting(String keywords, String base, String values) {
        return fitting(keywords, base, json(values));
    }

    private static String joined(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(", "));
    }

    @Test
    void ofValuesThatExcludeWhatIsThereOnlyTheseAreLeftOut() {
        String oneOf = "'oneOf': [{'required': ['a']}, {'required': ['b']}]";

        Fitting fitting = fitting(oneOf, "{'a': 1}", "{'b': 2, 'c': 3, 'd': {'e': 4}}");

        assertThat(fitting.document()).isEqualTo(json("{'a': 1, 'c': 3, 'd': {'e': 4}}"));
        assertThat(fitting.misfits())
                .isEqualTo(Map.of("/b", "a value that fits only one of the schema's alternatives"));
    }

    @Test
    void aValueThatDemandsAnotherTakesNoThirdWithIt() {
        String schema = "'properties': {'host': {'type': 'string'}}, 'if': {'properties': {'mode':"
                + " {'const': 'smtp'}}, 'required': ['mode']}, 'then': {'required': ['host']}";

        assertThat(fitting(schema, "{}", "{'mode': 'smtp', 'colour': 'red'}").document())
                .isEqualTo(json("{'colour': 'red'}"));
        assertThat(fitting(schema, "{}", "{'mode': 'smtp', 'colour': 'red', 'host': 1}")
                        .document())
                .isEqualTo(json("{'colour': 'red'}"));
        assertThat(fitting(schema, "{'host': 'a'}", "{'mode': 'smtp', 'host': 1}")
                        .document())
                .isEqualTo(json("{'host': 'a', 'mode': 'smtp'}"));
    }

    @Test
    void whatDemandsWhatDoesNotFitIsLeftOutAfterIt() {
        Fitting fitting = fitting(
                "'properties': {'c': {'type': 'string'}}, 'dependentRequired': {'a': ['b'], 'b': ['c']}",
                "{}",
                "{'a': 1, 'b': 2, 'c': 3, 'd': 4}");

        assertThat(fitting.document()).isEqualTo(json("{'d': 4}"));
        assertThat(fitting.misfits())
                .isEqualTo(Map.of("/a", "only together with /b", "/b", "only together with /c", "/c", "a string"));
    }

    @Test
    void ofTooManyPropertiesTheFirstHold() {
        Fitting fitting = fitting("'maxProperties': 3", "{'a': 1}", "{'e': 1, 'd': 1, 'c': 1, 'b': 1}");

        assertThat(fitting.fitting().keySet()).containsExactly("/b", "/c");
        assertThat(fitting.misfits().keySet()).containsExactly("/d", "/e");
    }

    @Test
    void whatIsSealedFitsIfThereMayBeSomething() {
        String schema = "'additionalProperties': false, 'properties': {'never': false, 'a': {'type': 'object',"
                + " 'unevaluatedProperties': false, 'properties': {'pin': {'type': 'integer'},"
                + " 'key': {'anyOf': [{'minLength': 20}, {'const': 'x'}]}}}}";
        ObjectNode values = json("{}");
        for (String pointer : List.of("/a/pin", "/a/key", "/a/other", "/never", "/unknown")) {
            Documents.set(values, pointer, Sealed.node(new SealedValue("c2VhbGVk", "k1")));
        }
        Documents.set(values, "/a/another", json("{}"));

        assertThat(fitting(schema, "{}", values).fitting().keySet()).containsExactly("/a/key", "/a/pin");
    }

    @Test
    void aDocumentFullOfMisfitsTakesNoTime() {
        String values = "{" + joined(3_500, i -> "'p" + i + "': 'x', 'q" + i + "': 1") + "}";
        String inOneObject = "{'a': " + values + "}";
        String integers = "'patternProperties': {'^p': {'type': 'integer'}}";

        assertThat(fitting(integers, "{}", values).fitting()).hasSize(3_500);
        assertThat(fitting("'additionalProperties': {'type': 'integer'}", "{}", inOneObject)
                        .misfits())
                .hasSize(7_000);
        assertThat(fitting("'maxProperties': 5", "{}", values).fitting()).hasSizeLessThan(6);
        assertThat(fitting("'anyOf': [{'maxProperties': 9}, {'required': ['z']}]", "{}", values)
                        .fitting())
                .hasSizeLessThan(10);
        assertThat(fitting(
                                "'additionalProperties': {'minProperties': 2}",
                                "{}",
                                "{" + joined(4_000, i -> "'p" + i + "': {'a': 1}") + "}")
                        .misfits())
                .hasSize(4_000);
    }

    @Test
    void aLongChainOfDemandsTakesNoTime() {
        String chain = "'dependentRequired': {" + joined(1_500, i -> "'p%d': ['p%d']".formatted(i, i + 1)) + "}";
        String values = "{" + joined(1_500, i -> "'p" + i + "': 1") + ", 'z': 1}";

        Fitting fitting = fitting(chain, "{}", values);

        assertThat(fitting.misfits()).hasSizeGreaterThanOrEqualTo(1_500);
        assertThat(fitting.document().propertyNames()).doesNotContain("p0", "p1499");
    }

    @Test
    void manyLevelsFullOfMisfitsTakeNoTime() {
        Definition definition =
                definition("'patternProperties': {'^p': {'type': 'integer'}}, 'maxProperties': 9000", "{}");
        Level level = new Level(
                "pb", 1, json("{" + joined(3_500, i -> "'p" + i + "': 'x', 'q" + i + "': 1") + "}"), List.of("/q1"));

        Effect effect = Explanation.of(definition, List.of(level, level, level, level, level, level, level, level));

        assertThat(effect.values()).hasSize(3_500);
        assertThat(effect.ineffective()).hasSize(8 * 3_500 + 7);
    }
}
