package org.tenantry.audit.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantActivated;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantEvent.TenantErased;
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantEvent.TenantUpdated;
import org.tenantry.events.TenantryEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that is said of a tenant, by JSON pointer: {@code /status}, {@code /labels/tier}, {@code /domains/a.example}, and of what
 * it sets for a namespace {@code /overrides/auth/values/maxUsers}, {@code /overrides/auth/locks/~1maxUsers}. What is sealed
 * stands as it is stored, which nobody can read without its key.
 */
public final class Fields {
    private static final JsonMapper JSON = new JsonMapper();

    private SortedMap<String, JsonNode> values = new TreeMap<>();
    private @Nullable TenantLife life;

    /** What holds now; not to be changed. */
    public SortedMap<String, JsonNode> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    /**
     * A field that changed.
     *
     * @param before null if there was nothing
     * @param after null if there is nothing any more
     */
    public record Change(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        /** What differs of some fields, in their order. */
        public static List<Change> between(SortedMap<String, JsonNode> before, SortedMap<String, JsonNode> after) {
            TreeSet<String> fields = new TreeSet<>(before.keySet());
            fields.addAll(after.keySet());
            List<Change> changes = new ArrayList<>();
            for (String field : fields) {
                @Nullable JsonNode old = before.get(field);
                @Nullable JsonNode now = after.get(field);
                if (!Objects.equals(old, now)) {
                    changes.add(new Change(field, old, now));
                }
            }
            return changes;
        }

        /** As it is told to programs. */
        public ObjectNode json() {
            ObjectNode json = JSON.createObjectNode().put("field", field);
            if (before != null) {
                json.set("before", before);
            }
            if (after != null) {
                json.set("after", after);
            }
            return json;
        }
    }

    /** What an event of the tenant's changes, in the order of the fields. */
    public List<Change> take(TenantryEvent event, Instant time) {
        SortedMap<String, JsonNode> after = new TreeMap<>(values);
        if (event instanceof TenantEvent ofTenant) {
            take(ofTenant, time, after);
        } else if (event instanceof ConfigurationOverridden overridden) {
            take(overridden, after);
        }
        List<Change> changes = Change.between(values, after);
        values = after;
        return changes;
    }

    private void take(TenantEvent event, Instant time, Map<String, JsonNode> after) {
        switch (event) {
            case TenantCreated created -> create(created, after);
            case TenantUpdated updated -> update(updated, after);
            case TenantErased erased -> after.keySet().removeAll(List.of("/contact", "/address"));
            case TenantDomainAdded added -> put(after, "/domains/" + Leaves.escape(added.domain()), added.generation());
            case TenantDomainRemoved removed -> after.remove("/domains/" + Leaves.escape(removed.domain()));
            case TenantArchived archived -> put(after, "/successor", archived.successor());
            case TenantRestored restored -> after.remove("/successor");
            case ProvisioningStepCompleted step -> putStep(after, step.participant(), "completed", null);
            case ProvisioningStepFailed step -> putStep(after, step.participant(), "failed", step.reason());
            case ProvisioningStepRetried step -> putStep(after, step.participant(), "waiting", null);
            case TenantActivated activated -> after.keySet().removeIf(field -> field.startsWith("/provisioning/"));
            case TenantSuspended suspended -> {}
            case TenantReactivated reactivated -> {}
        }
        if (life == null && event instanceof TenantCreated created) {
            life = new TenantLife(created);
        } else if (life != null) {
            life.take(event, time);
        }
        if (life != null) {
            put(after, "/status", life.shownStatus());
        }
    }

    private static void create(TenantCreated created, Map<String, JsonNode> after) {
        put(after, "/name", created.name());
        put(after, "/kind", created.kind());
        put(after, "/locale", created.locale());
        put(after, "/timeZone", created.timeZone());
        put(after, "/contact", created.contact());
        put(after, "/address", created.address());
        created.labels().forEach((key, value) -> put(after, Profile.labelPointer(key), value));
        created.attributes().forEach((key, value) -> put(after, Profile.attributePointer(key), value));
        created.participants().forEach(one -> putStep(after, one, "waiting", null));
    }

    private static void update(TenantUpdated updated, Map<String, JsonNode> after) {
        Profile set = updated.set();
        put(after, "/name", set.name());
        put(after, "/kind", set.kind());
        put(after, "/locale", set.locale());
        put(after, "/timeZone", set.timeZone());
        put(after, "/contact", set.contact());
        put(after, "/address", set.address());
        set.labels().forEach((key, value) -> put(after, Profile.labelPointer(key), value));
        set.attributes().forEach((key, value) -> put(after, Profile.attributePointer(key), value));
        after.keySet().removeAll(updated.removed());
    }

    private static void take(ConfigurationOverridden event, Map<String, JsonNode> after) {
        String level = "/overrides/" + Leaves.escape(event.namespace());
        after.keySet().removeIf(field -> field.startsWith(level + "/"));
        Leaves.of(JSON.valueToTree(event.values()))
                .forEach((pointer, value) -> after.put(level + "/values" + pointer, value));
        event.secrets().forEach((pointer, secret) -> put(after, level + "/values" + pointer, secret));
        event.locks().forEach(pointer -> put(after, level + "/locks/" + Leaves.escape(pointer), true));
    }

    private static void put(Map<String, JsonNode> after, String field, @Nullable Object value) {
        if (value instanceof SealedValue secret) {
            after.put(
                    field,
                    JSON.createObjectNode().put("sealed", secret.sealed()).put("key", secret.key()));
        } else if (value != null) {
            after.put(field, JSON.valueToTree(value));
        }
    }

    private static void putStep(
            Map<String, JsonNode> after, String participant, String state, @Nullable String reason) {
        String step = "/provisioning/" + Leaves.escape(participant);
        put(after, step + "/state", state);
        after.remove(step + "/reason");
        put(after, step + "/reason", reason);
    }
}
