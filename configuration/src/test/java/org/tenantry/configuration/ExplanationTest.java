package org.tenantry.configuration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tenantry.configuration.Json.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tenantry.configuration.Effect.Ineffective;
import org.tenantry.configuration.Effect.Reason;
import org.tenantry.events.SealedValue;
import tools.jackson.databind.node.ObjectNode;

class ExplanationTest {
    private static final ObjectNode SCHEMA = json("""
            {'type': 'object', 'additionalProperties': false,
             'properties': {
               'theme': {'type': 'object', 'additionalProperties': false, 'properties': {
                 'colour': {'type': 'string', 'pattern': '^#[0-9a-f]{6}$'},
                 'logo': {'type': 'string', 'format': 'uri'}}},
               'languages': {'type': 'array', 'items': {'type': 'string'}, 'minItems': 1},
               'maxUsers': {'type': 'integer', 'minimum': 1},
               'smtp': {'type': 'object', 'properties': {
                 'host': {'type': 'string'}, 'password': {'type': 'string', 'minLength': 8}},
                 'dependentRequired': {'password': ['host']}},
               'office': {'type': 'string'}}}""");
    private static final ObjectNode DEFAULTS = json("{'theme': {'colour': '#000000'}, 'languages': ['en']}");

    private static Definition definition() {
        return Definition.accepted(
                "auth",
                1,
                SCHEMA,
                DEFAULTS,
                Map.of(
                        "/smtp/password", new PropertyMarks(true, true, true, false),
                        "/office", new PropertyMarks(false, true, false, false)));
    }

    private static Level level(String name, long version, String values, String... locks) {
        return new Level(name, version, json(values), List.of(locks));
    }

    private static ObjectNode effective(Level... levels) {
        Inherited above = Inherited.defaultsOf(definition());
        for (Level level : List.of(levels).subList(0, levels.length - 1)) {
            above = above.below(level);
        }
        return above.at(levels[levels.length - 1]);
    }

    @Test
    void objectsMergeAndArraysReplace() {
        assertThat(effective(
                        level("pb", 1, "{'theme': {'logo': 'https://pb.in/l'}, 'languages': ['pa', 'en']}"),
                        level("pb.amritsar", 3, "{'theme': {'colour': '#ff0000'}, 'languages': ['pa']}")))
                .isEqualTo(json("{'theme': {'colour': '#ff0000', 'logo': 'https://pb.in/l'}, 'languages': ['pa']}"));
    }

    @Test
    void aValueTellsWhereItComesFromAndWhatItHides() {
        Effect effect = Explanation.of(
                definition(),
                List.of(
                        level(Level.PLATFORM, 4, "{'theme': {'colour': '#00ff00'}}"),
                        level("pb", 2, "{'theme': {'colour': '#0000ff'}}"),
                        Level.empty("pb.amritsar")));

        Effect.Explained colour = requireNonNull(effect.values().get("/theme/colour"));
        assertThat(colour.value().stringValue()).isEqualTo("#0000ff");
        assertThat(colour.origin()).isEqualTo(new Origin("pb", 2));
        assertThat(colour.hides())
                .extracting(Effect.Hidden::origin)
                .containsExactly(new Origin(Level.PLATFORM, 4), new Origin(Level.DEFAULTS, 1));
    }

    @Test
    void whatIsLockedAboveDoesNotHold() {
        List<Level> levels = List.of(
                level("pb", 1, "{'maxUsers': 5}", "/maxUsers", "/theme"),
                level("pb.amritsar", 2, "{'maxUsers': 9, 'theme': {'colour': '#ffffff'}}"));

        Effect effect = Explanation.of(definition(), levels);

        assertThat(effective(levels.toArray(Level[]::new)))
                .isEqualTo(json("{'theme': {'colour': '#000000'}, 'languages': ['en'], 'maxUsers': 5}"));
        assertThat(effect.ineffective())
                .extracting(Ineffective::pointer, Ineffective::reason, Ineffective::detail)
                .containsExactlyInAnyOrder(
                        tuple("/maxUsers", Reason.LOCKED, "pb"), tuple("/theme/colour", Reason.LOCKED, "pb"));
        assertThat(effect.locks()).isEqualTo(Map.of("/maxUsers", "pb", "/theme", "pb"));
    }

    @Test
    void whatDoesNotFitLetsTheInheritedValueThrough() {
        List<Level> levels = List.of(
                level("pb", 1, "{'maxUsers': 5, 'gone': 1}"),
                level("pb.amritsar", 2, "{'maxUsers': 'many', 'languages': [], 'theme': {'logo': 'https://a.in/l'}}"));

        Effect effect = Explanation.of(definition(), levels);

        assertThat(effective(levels.toArray(Level[]::new)))
                .isEqualTo(json("{'theme': {'colour': '#000000', 'logo': 'https://a.in/l'}, 'languages': ['en'],"
                        + " 'maxUsers': 5}"));
        assertThat(effect.ineffective())
                .extracting(Ineffective::pointer, Ineffective::origin)
                .containsExactlyInAnyOrder(
                        tuple("/gone", new Origin("pb", 1)),
                        tuple("/maxUsers", new Origin("pb.amritsar", 2)),
                        tuple("/languages", new Origin("pb.amritsar", 2)));
    }

    @Test
    void whatIsNotInheritedHoldsAtItsOwnLevelOnly() {
        Level state = level("pb", 1, "{'office': 'Chandigarh', 'maxUsers': 5}");

        assertThat(effective(state).get("office"))
                .isEqualTo(json("{'o': 'Chandigarh'}").get("o"));
        assertThat(effective(state, Level.empty("pb.amritsar")))
                .isEqualTo(json("{'theme': {'colour': '#000000'}, 'languages': ['en'], 'maxUsers': 5}"));
    }

    @Test
    void whatIsSealedIsNotCheckedAgain() {
        Level state = new Level("pb", 1, json("{'smtp': {'host': 'mail.pb.in'}}"), List.of());
        Documents.set(state.values(), "/smtp/password", Sealed.node(new SealedValue("c2VhbGVk", "k1")));

        ObjectNode effective = effective(state, Level.empty("pb.amritsar"));

        assertThat(Sealed.of(effective.at("/smtp/password")).key()).isEqualTo("k1");
        assertThat(Explanation.of(definition(), List.of(state)).ineffective()).isEmpty();
    }

    @Test
    void whatOneValueDemandsOfAnotherIsKept() {
        Effect effect = Explanation.of(
                definition(), List.of(level("pb", 1, "{'smtp': {'password': '12345678'}, 'maxUsers': 3}")));

        assertThat(effect.values().keySet()).containsExactly("/languages", "/maxUsers", "/theme/colour");
        assertThat(effect.ineffective()).extracting(Ineffective::pointer).containsExactly("/smtp/password");
    }
}
