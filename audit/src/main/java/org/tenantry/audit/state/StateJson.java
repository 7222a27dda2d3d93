package org.tenantry.audit.state;

import java.util.SortedMap;
import org.tenantry.audit.effective.Effective.Held;
import org.tenantry.audit.effective.Effective.Ineffective;
import org.tenantry.audit.effective.Source;
import org.tenantry.audit.fold.Leaves;
import org.tenantry.audit.state.State.Tenant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A state for programs: its configuration in the form in which the query API tells it. */
final class StateJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StateJson() {}

    static String write(State state) {
        ObjectNode json = JSON.createObjectNode()
                .put("tenant", state.id().value())
                .put("positions", state.at().toString())
                .put("isThere", state.tenant().isPresent());
        state.tenant().ifPresent(tenant -> put(json, tenant));
        if (state.tenant().isPresent()) {
            ObjectNode configuration = json.putObject("configuration");
            state.configuration().forEach((namespace, configured) -> configuration.set(namespace, written(configured)));
        }
        return JSON.writeValueAsString(json);
    }

    private static void put(ObjectNode json, Tenant tenant) {
        json.put("status", tenant.status()).put("effectiveStatus", tenant.effectiveStatus());
        if (tenant.causedBy() != null) {
            json.put("causedBy", tenant.causedBy());
        }
        json.put("version", tenant.changed().version());
        json.set("created", made(tenant.created()));
        json.set("changed", made(tenant.changed()));
        ObjectNode fields = json.putObject("fields");
        tenant.fields().forEach(fields::set);
    }

    private static ObjectNode written(Configured configured) {
        SortedMap<String, JsonNode> values = configured.values();
        ObjectNode json = JSON.createObjectNode();
        json.set("values", Leaves.object(values));
        ObjectNode explanation = json.putObject("explanation");
        configured
                .effective()
                .values()
                .forEach((pointer, held) -> explanation.set(pointer, explained(pointer, held, configured)));
        ArrayNode ineffective = json.putArray("ineffective");
        configured.effective().ineffective().forEach(one -> ineffective.add(written(one, configured)));
        ObjectNode locks = json.putObject("locks");
        configured.effective().locks().forEach(locks::put);
        return json;
    }

    private static ObjectNode explained(String pointer, Held held, Configured configured) {
        ObjectNode json = valued(pointer, held.value(), held.source(), configured);
        json.setAll(made(held.source()));
        ArrayNode hides = json.putArray("hides");
        held.hides().forEach(hidden -> {
            ObjectNode one = valued(hidden.pointer(), hidden.value(), hidden.source(), configured);
            if (!hidden.pointer().equals(pointer)) {
                one.put("pointer", hidden.pointer());
            }
            hides.add(one);
        });
        return json;
    }

    private static ObjectNode written(Ineffective one, Configured configured) {
        return valued(one.pointer(), one.value(), one.source(), configured)
                .put("pointer", one.pointer())
                .put("reason", one.reason().name())
                .put("detail", one.detail());
    }

    private static ObjectNode valued(String pointer, JsonNode value, Source source, Configured configured) {
        ObjectNode json = JSON.createObjectNode();
        json.set("value", configured.shown(pointer, value));
        return json.put("level", source.level()).put("version", source.version());
    }

    private static ObjectNode made(Source source) {
        ObjectNode json = JSON.createObjectNode();
        if (source.actor() != null) {
            json.put("actor", source.actor());
        }
        return json.put("at", source.at().toString());
    }
}
