package org.tenantry.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a level's values come to by a definition, whatever stands above.
 *
 * @param own what may hold at the level itself
 * @param handedDown what may hold below
 */
record Contribution(Definition definition, ObjectNode own, ObjectNode handedDown) {
    static Contribution of(Definition definition, ObjectNode values) {
        if (definition.marks().allInherited()
                && (!definition.isOfSingleValues() || definition.flaws(values).isEmpty())) {
            return new Contribution(definition, values, values);
        }
        Map<String, JsonNode> all = Documents.values(values);
        Map<String, JsonNode> own = definition.isOfSingleValues()
                ? Fitting.of(definition, Documents.empty(), all).fitting()
                : all;
        Map<String, JsonNode> handedDown = handedDown(definition, own);
        ObjectNode ownDocument = own.size() == all.size() ? values : Documents.ofValues(own);
        return new Contribution(
                definition,
                ownDocument,
                handedDown.size() == own.size() ? ownDocument : Documents.ofValues(handedDown));
    }

    /** Those of some values that the levels below have. */
    static Map<String, JsonNode> handedDown(Definition definition, Map<String, JsonNode> values) {
        if (definition.marks().allInherited()) {
            return values;
        }
        Map<String, JsonNode> inherited = new LinkedHashMap<>(values);
        inherited.keySet().removeIf(pointer -> !definition.marks().isInherited(pointer));
        return inherited;
    }
}
