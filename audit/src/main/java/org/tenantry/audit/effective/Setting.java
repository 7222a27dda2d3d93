package org.tenantry.audit.effective;

import java.util.List;
import java.util.SortedMap;
import org.tenantry.audit.fold.Leaves;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.POJONode;

/**
 * What a level sets in a namespace.
 *
 * @param values by pointer; what is sealed as a {@link POJONode}
 * @param locks pointers to what no level below may set
 */
public record Setting(Source source, SortedMap<String, JsonNode> values, List<String> locks) {
    private static final JsonMapper JSON = new JsonMapper();

    /** As an event tells it. */
    public static Setting of(ConfigurationOverridden event, Source source) {
        SortedMap<String, JsonNode> values = Leaves.of(JSON.valueToTree(event.values()));
        event.secrets().forEach((pointer, secret) -> values.put(pointer, new POJONode(secret)));
        return new Setting(source, values, event.locks());
    }
}
