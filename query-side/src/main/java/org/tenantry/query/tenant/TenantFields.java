package org.tenantry.query.tenant;

import java.util.SortedMap;
import java.util.TreeMap;
import org.tenantry.configuration.Pointers;
import org.tenantry.configuration.Sealed;
import org.tenantry.events.TenantEvent.Profile;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant as values by JSON pointers: all that an event may change of it. */
final class TenantFields {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TenantFields() {}

    /** Those of a tenant of a {@link Fold}; what is personal as a {@link Sealed} node. */
    static SortedMap<String, JsonNode> of(TenantDocument tenant) {
        SortedMap<String, JsonNode> fields = new TreeMap<>();
        tenant.fields().forEach((name, value) -> fields.put(Profile.pointer(name), json(value)));
        fields.put("/status", json(tenant.status().name()));
        tenant.labels().forEach((key, value) -> fields.put(Profile.labelPointer(key), json(value)));
        tenant.attributes().forEach((key, value) -> fields.put(Profile.attributePointer(key), json(value)));
        if (!tenant.domains().isEmpty()) {
            fields.put("/domains", json(tenant.domains()));
        }
        tenant.provisioning().steps().forEach((participant, step) -> {
            String pointer = Pointers.child("/provisioning", participant);
            fields.put(pointer + "/state", json(step.state()));
            if (step.reason() != null) {
                fields.put(pointer + "/reason", json(step.reason()));
            }
        });
        tenant.personal()
                .forEach((name, text) -> fields.put(Profile.pointer(name), Sealed.node(SealedText.read(text))));
        return fields;
    }

    /** What was sealed as JSON. */
    static JsonNode opened(String json) {
        return JSON.readTree(json);
    }

    private static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }
}
