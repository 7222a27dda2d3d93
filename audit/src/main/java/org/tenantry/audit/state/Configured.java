package org.tenantry.audit.state;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenantry.audit.effective.Definition;
import org.tenantry.audit.effective.Effective;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What held in a namespace.
 *
 * @param definitions any of which may say what is secret: what is secret now is not told of the past
 */
record Configured(Effective effective, List<Definition> definitions) {
    private static final JsonNode MASK = StringNode.valueOf("********");

    /** The values by pointer, as they are shown. */
    SortedMap<String, JsonNode> values() {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        effective.values().forEach((pointer, held) -> values.put(pointer, shown(pointer, held.value())));
        return values;
    }

    /** A value as it is shown: a secret is masked. */
    JsonNode shown(String pointer, JsonNode value) {
        return definitions.stream().anyMatch(definition -> definition.isSecret(pointer, value)) ? MASK : value;
    }
}
