package org.tenantry.command.tenant;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantUpdated;

/**
 * What a tenant's events amount to.
 *
 * @param fields the profile's single values by their names: {@code name}, {@code kind}, {@code
 *     locale}, {@code timeZone}; absent where not set
 * @param labels immutable
 */
public record TenantState(String id, TenantStatus status, Map<String, String> fields, Map<String, String> labels) {
    public TenantState {
        fields = Map.copyOf(fields);
        labels = Map.copyOf(labels);
    }

    /** The state after an event; {@code state} is null before the first. */
    public static TenantState evolve(@Nullable TenantState state, TenantEvent event) {
        return switch (event) {
            case TenantCreated created -> created(created);
            case TenantUpdated updated -> existing(state, event).updated(updated);
            case TenantArchived archived -> existing(state, event).in(TenantStatus.ARCHIVED);
        };
    }

    private static TenantState created(TenantCreated created) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("name", created.name());
        fields.put("kind", created.kind());
        put(fields, "locale", created.locale());
        put(fields, "timeZone", created.timeZone());
        return new TenantState(created.tenant(), TenantStatus.ACTIVE, fields, created.labels());
    }

    private TenantState updated(TenantUpdated updated) {
        Map<String, String> newFields = new TreeMap<>(fields);
        put(newFields, "name", updated.set().name());
        put(newFields, "kind", updated.set().kind());
        put(newFields, "locale", updated.set().locale());
        put(newFields, "timeZone", updated.set().timeZone());
        newFields.keySet().removeIf(field -> updated.removed().contains(Profile.pointer(field)));
        Map<String, String> newLabels = new TreeMap<>(labels);
        newLabels.putAll(updated.set().labels());
        newLabels.keySet().removeIf(label -> updated.removed().contains(Profile.labelPointer(label)));
        return new TenantState(id, status, newFields, newLabels);
    }

    private TenantState in(TenantStatus newStatus) {
        return new TenantState(id, newStatus, fields, labels);
    }

    private static TenantState existing(@Nullable TenantState state, TenantEvent event) {
        if (state == null) {
            throw new IllegalStateException(event + " comes before the tenant's creation");
        }
        return state;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
