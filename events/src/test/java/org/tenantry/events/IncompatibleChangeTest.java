package org.tenantry.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IncompatibleChangeTest {
    private static final String RELEASED = """
            {
              "type": "object",
              "description": "A tenant was painted.",
              "properties": {
                "tenant": {"type": "string"},
                "colour": {"type": "string", "description": "of the door"},
                "layers": {"type": "array", "items": {"type": "string"}},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                "door": {"type": "object", "properties": {"width": {"type": "integer"}}, "required": ["width"]}
              },
              "required": ["tenant", "door"]
            }
            """;

    @Test
    void thePresentSchemasAreCompatibleWithTheReleasedOnes() {
        Map<String, JsonNode> released = EventSchemas.released();

        assertThat(released).isNotEmpty();
        assertThat(IncompatibleChange.between(released, EventSchemas.all())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a field is added        | 'colour': {         | 'gloss': {'type': 'integer'}, 'colour': {",
                "one is added within     | 'width': {          | 'height': {'type': 'string'}, 'width': {",
                "a title is added        | 'description': 'of  | 'title': 'Colour', 'description': 'of",
                "a description changes   | of the door         | of the door, as people name it",
                "it is deprecated        | 'description': 'A   | 'deprecated': true, 'description': 'A",
                "the order changes       | 'tenant', 'door'    | 'door', 'tenant'",
            })
    void isCompatible(String what, String old, String now) {
        assertThat(changes(old, now)).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'colour': {'type': 'string', 'description': 'of the door'}, | `` | /colour was removed or renamed",
                "'colour': {'type'           | 'color': {'type'        | /colour was removed or renamed",
                "'colour': {'type': 'string' | 'colour': {'type': 'integer' | /colour has another type",
                "'colour': {                 | 'colour': {'maxLength': 9, | /colour has another maxLength: was absent, is 9",
                "'colour': {                 | 'colour': {'enum': ['red'], | /colour has another enum",
                "'items': {'type': 'string'  | 'items': {'type': 'object' | /layers/* has another type",
                "'additionalProperties': {'type': 'string'} | 'additionalProperties': {'type': 'number'} | /labels/* has another type",
                "'additionalProperties': {'type': 'string'} | 'additionalProperties': false | /labels has another additionalProperties",
                "'description': 'A           | 'additionalProperties': false, 'description': 'A | has another additionalProperties: was absent",
                "'tenant', 'door'            | 'tenant', 'door', 'colour' | /colour was optional, is required",
                "'tenant', 'door'            | 'door' | /tenant was required, is optional",
                "'width': {'type': 'integer' | 'width': {'type': 'number' | /door/width has another type: was \"integer\", is \"number\"",
                "['width']                   | [] | /door/width was required, is optional",
            })
    void isIncompatible(String old, String now, String expected) {
        assertThat(changes(old, now))
                .singleElement()
                .asString()
                .contains("TenantPainted")
                .contains(expected);
    }

    @Test
    void aNewFieldMustBeOptional() {
        assertThat(changes("'tenant', 'door'", "'tenant', 'door', 'gloss'"))
                .containsExactly(new IncompatibleChange(
                        "TenantPainted",
                        "/gloss",
                        "is new and required",
                        "a new field is optional: @Nullable, a Map or a List"));
    }

    @Test
    void aTypeMayBeAddedAndIsNeverRemoved() {
        JsonNode schema = JsonMapper.shared().readTree(RELEASED);

        assertThat(IncompatibleChange.between(Map.of(), Map.of("TenantPainted", schema)))
                .isEmpty();
        assertThat(IncompatibleChange.between(Map.of("TenantPainted", schema), Map.of()))
                .singleElement()
                .asString()
                .isEqualTo("TenantPainted was removed or renamed; allowed: a released type is for ever;"
                        + " to write it no more, retire it with an Upcaster to another");
    }

    private static List<IncompatibleChange> changes(String old, String now) {
        String changed = RELEASED.replace(quoted(old), quoted(now));
        assertThat(changed).isNotEqualTo(RELEASED);
        return IncompatibleChange.between(
                Map.of("TenantPainted", JsonMapper.shared().readTree(RELEASED)),
                Map.of("TenantPainted", JsonMapper.shared().readTree(changed)));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
