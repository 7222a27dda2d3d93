package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenantry.audit.fold.Leaves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the query API tells of a moment, and what {@code dev audit state} does. */
final class AgreedStates {
    private AgreedStates() {}

    /** Of a tenant. */
    static void assertAgreed(JsonNode told, JsonNode state) {
        assertThat(state.get("effectiveStatus")).isEqualTo(told.get("effectiveStatus"));
        assertThat(state.get("causedBy")).isEqualTo(told.get("causedBy"));
        assertThat(state.get("version").asLong()).isEqualTo(told.get("version").asLong());
        assertThat(state.at("/created/at")).isEqualTo(told.get("createdAt"));
        assertThat(state.at("/changed/at")).isEqualTo(told.get("updatedAt"));
        assertThat(fieldsOfAudit(state)).isEqualTo(fieldsOfQuery(told));
    }

    private static SortedMap<String, String> fieldsOfAudit(JsonNode state) {
        SortedMap<String, String> fields = new TreeMap<>();
        state.get("fields").forEachEntry((pointer, value) -> {
            if (pointer.startsWith("/domains/")) {
                fields.put(pointer, "");
            } else if (pointer.equals("/contact") || pointer.equals("/address")) {
                fields.put(pointer, "sealed");
            } else if (value.isObject() && pointer.startsWith("/attributes/")) {
                Leaves.of((ObjectNode) value).forEach((inner, leaf) -> fields.put(pointer + inner, leaf.toString()));
            } else {
                fields.put(pointer, value.toString());
            }
        });
        return fields;
    }

    private static SortedMap<String, String> fieldsOfQuery(JsonNode told) {
        ObjectNode tenant = (ObjectNode) told.deepCopy();
        tenant.remove(List.of(
                "id", "parent", "effectiveStatus", "causedBy", "version", "createdAt", "updatedAt", "positions"));
        SortedMap<String, String> fields = new TreeMap<>();
        tenant.properties().stream()
                .filter(field ->
                        field.getKey().equals("contact") || field.getKey().equals("address"))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(personal -> {
                    fields.put("/" + personal, "sealed");
                    tenant.remove(personal);
                });
        tenant.path("domains").forEach(domain -> fields.put("/domains/" + domain.asString(), ""));
        tenant.remove("domains");
        tenant.path("provisioning").forEach(step -> ((ObjectNode) step).remove("since"));
        Leaves.of(tenant).forEach((pointer, leaf) -> {
            if (!leaf.isObject() || pointer.lastIndexOf('/') > 0) { // "labels": {} is none
                fields.put(pointer, leaf.toString());
            }
        });
        return fields;
    }

    /** Of what holds for a tenant in a namespace. */
    static void assertAgreedConfiguration(JsonNode told, JsonNode configured) {
        assertThat(configured.get("values")).isEqualTo(told.get("values"));
        assertThat(configured.get("explanation")).isEqualTo(told.get("explanation"));
        assertThat(configured.get("locks")).isEqualTo(told.get("locks"));
        assertThat(withoutWords(configured.get("ineffective"))).isEqualTo(withoutWords(told.get("ineffective")));
    }

    /** Each side has its own words for what the schema expects. */
    private static JsonNode withoutWords(JsonNode ineffective) {
        JsonNode without = ineffective.deepCopy();
        without.forEach(one -> {
            if (one.get("reason").asString().equals("MISFIT")) {
                ((ObjectNode) one).remove("detail");
            }
        });
        return without;
    }
}
