package org.tenantry.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tenantry.configuration.Json.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

@Timeout(20)
class DefinitionTest {
    private static final ObjectNode NONE = Documents.empty();

    private static List<Flaw> flaws(String schema, ObjectNode defaults, Map<String, PropertyMarks> marks) {
        FlawedException flawed = catchThrowableOfType(
                FlawedException.class, () -> Definition.accepted("auth", 1, json(schema), defaults, marks));
        return flawed == null ? List.of() : flawed.flaws();
    }

    private static List<Flaw> flaws(String schema) {
        return flaws(schema, NONE, Map.of());
    }

    @Test
    void aSchemaThatLeadsOutsideIsRefused() {
        assertThat(flaws("{'type': 'object', 'properties': {'a': {'$ref': 'http://127.0.0.1:1/x'}}}"))
                .extracting(Flaw::pointer)
                .containsExactly("/schema/properties/a/$ref");
    }

    @Test
    void aPatternThatBacktracksIsRefused() {
        assertThat(flaws("{'type': 'object', 'properties': {'a': {'pattern': '(?=a)b'}}}"))
                .extracting(Flaw::pointer)
                .containsExactly("/schema/properties/a/pattern");
    }

    @Test
    void aSchemaThatHoldsItselfIsRefused() {
        assertThat(flaws("{'type': 'object', '$defs': {'a': {'allOf': [{'$ref': '#/$defs/a'}]}},"
                        + " 'properties': {'a': {'$ref': '#/$defs/a'}}}"))
                .extracting(Flaw::pointer)
                .containsExactly("/schema/$defs/a/allOf/0/$ref");
    }

    @Test
    void aMisspeltKeywordIsRefused() {
        assertThat(flaws("{'type': 'object', 'propertis': {}}"))
                .extracting(Flaw::pointer)
                .containsExactly("/schema/propertis");
    }

    @Test
    void defaultsMustFitAndMarksMustLeadSomewhere() {
        assertThat(flaws(
                        "{'type': 'object', 'properties': {'a': {'type': 'string'}}}",
                        json("{'a': 1}"),
                        Map.of("/b", PropertyMarks.NONE)))
                .extracting(Flaw::pointer)
                .containsExactly("/defaults/a", "/marks/~1b");
    }
}
