package org.tenantry.audit.state;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.effective.Source;
import org.tenantry.events.TenantId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What was so of a tenant.
 *
 * @param at the positions that count
 * @param tenant as it was; empty if it was not there
 * @param configuration what held for it, by namespace; empty if it was not there
 */
record State(TenantId id, Places at, Optional<Tenant> tenant, SortedMap<String, Configured> configuration) {
    /**
     * A tenant as it was.
     *
     * @param fields by JSON pointer; what is sealed as it is stored
     * @param effectiveStatus the worst on its path
     * @param causedBy the highest ancestor that makes it so; null if it is the tenant's own
     * @param created by its first event
     * @param changed by its last; its version is the count of events
     */
    record Tenant(
            SortedMap<String, JsonNode> fields,
            String effectiveStatus,
            @Nullable String causedBy,
            Source created,
            Source changed) {
        String status() {
            return requireNonNull(fields.get("/status")).asString();
        }
    }

    /** All of it by JSON pointer, to be compared. */
    SortedMap<String, JsonNode> leaves() {
        SortedMap<String, JsonNode> leaves = new TreeMap<>();
        tenant.ifPresent(there -> {
            leaves.putAll(there.fields());
            leaves.put("/effectiveStatus", StringNode.valueOf(there.effectiveStatus()));
            if (there.causedBy() != null) {
                leaves.put("/causedBy", StringNode.valueOf(there.causedBy()));
            }
        });
        configuration.forEach((namespace, configured) -> configured
                .values()
                .forEach((pointer, value) -> leaves.put("/configuration/" + namespace + pointer, value)));
        return leaves;
    }
}
