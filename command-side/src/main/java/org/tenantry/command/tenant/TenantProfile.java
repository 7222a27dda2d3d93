package org.tenantry.command.tenant;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantUpdated;

/**
 * What a tenant says of itself.
 *
 * @param fields single values by their names: {@code name}, {@code kind}, {@code locale}, {@code
 *     timeZone}; absent where not set
 * @param labels immutable
 * @param attributes JSON values by name, immutable
 * @param sealed what is personal, by its names: {@code contact}, {@code address}; absent where not set
 */
public record TenantProfile(
        Map<String, String> fields,
        Map<String, String> labels,
        Map<String, Object> attributes,
        Map<String, SealedValue> sealed) {
    public TenantProfile {
        fields = Map.copyOf(fields);
        labels = Map.copyOf(labels);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        sealed = Map.copyOf(sealed);
    }

    static TenantProfile of(TenantCreated created) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("name", created.name());
        fields.put("kind", created.kind());
        put(fields, "locale", created.locale());
        put(fields, "timeZone", created.timeZone());
        Map<String, SealedValue> sealed = new TreeMap<>();
        put(sealed, "contact", created.contact());
        put(sealed, "address", created.address());
        return new TenantProfile(fields, created.labels(), created.attributes(), sealed);
    }

    TenantProfile after(TenantUpdated updated) {
        Profile set = updated.set();
        Map<String, String> newFields = new TreeMap<>(fields);
        put(newFields, "name", set.name());
        put(newFields, "kind", set.kind());
        put(newFields, "locale", set.locale());
        put(newFields, "timeZone", set.timeZone());
        newFields.keySet().removeIf(field -> updated.removed().contains(Profile.pointer(field)));
        Map<String, String> newLabels = new TreeMap<>(labels);
        newLabels.putAll(set.labels());
        newLabels.keySet().removeIf(label -> updated.removed().contains(Profile.labelPointer(label)));
        Map<String, Object> newAttributes = new TreeMap<>(attributes);
        newAttributes.putAll(set.attributes());
        newAttributes.keySet().removeIf(key -> updated.removed().contains(Profile.attributePointer(key)));
        Map<String, SealedValue> newSealed = new TreeMap<>(sealed);
        put(newSealed, "contact", set.contact());
        put(newSealed, "address", set.address());
        newSealed.keySet().removeIf(field -> updated.removed().contains(Profile.pointer(field)));
        return new TenantProfile(newFields, newLabels, newAttributes, newSealed);
    }

    TenantProfile erased() {
        return new TenantProfile(fields, labels, attributes, Map.of());
    }

    private static <T> void put(Map<String, T> values, String name, @Nullable T value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
