package org.tenantry.command.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tenantry.command.tenant.personal.PersonalChanges;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantUpdated;

/**
 * A merge patch (RFC 7396) on a profile: a name with a value sets it, one with none removes it, one
 * that is absent is left alone.
 *
 * @param fields by name
 * @param labels by key
 * @param removeAllLabels whether the labels that are there go before {@code labels} is applied
 * @param attributes what becomes of the attributes
 */
public record ProfileChange(
        Map<String, Optional<String>> fields,
        Map<String, Optional<String>> labels,
        boolean removeAllLabels,
        AttributesPatch attributes) {
    public ProfileChange {
        fields = Map.copyOf(fields);
        labels = Map.copyOf(labels);
    }

    /**
     * The event that brings the change about; empty if the tenant is already as it asks.
     *
     * @param sealed the personal fields that change, with their new values if they have any
     */
    public Optional<TenantUpdated> on(TenantState tenant, Map<String, Optional<SealedValue>> sealed) {
        Map<String, String> setFields = new TreeMap<>();
        Map<String, String> setLabels = new TreeMap<>();
        List<String> removed = new ArrayList<>();
        new TreeMap<>(fields).forEach((name, value) -> {
            if (!Objects.equals(tenant.profile().fields().get(name), value.orElse(null))) {
                value.ifPresentOrElse(v -> setFields.put(name, v), () -> removed.add(Profile.pointer(name)));
            }
        });
        sealed.forEach((name, value) -> {
            if (value.isEmpty()) {
                removed.add(Profile.pointer(name));
            }
        });
        labelsOn(tenant).forEach((key, value) -> {
            if (!Objects.equals(tenant.profile().labels().get(key), value.orElse(null))) {
                value.ifPresentOrElse(v -> setLabels.put(key, v), () -> removed.add(Profile.labelPointer(key)));
            }
        });
        Map<String, Object> setAttributes = new TreeMap<>();
        Map<String, Object> newAttributes = attributes.on(tenant.profile().attributes());
        newAttributes.forEach((key, value) -> {
            if (!value.equals(tenant.profile().attributes().get(key))) {
                setAttributes.put(key, value);
            }
        });
        tenant.profile().attributes().keySet().stream()
                .filter(key -> !newAttributes.containsKey(key))
                .sorted()
                .forEach(key -> removed.add(Profile.attributePointer(key)));
        if (setFields.isEmpty()
                && setLabels.isEmpty()
                && setAttributes.isEmpty()
                && sealed.isEmpty()
                && removed.isEmpty()) {
            return Optional.empty();
        }
        Profile set = new Profile(
                setFields.get("name"),
                setFields.get("kind"),
                setFields.get("locale"),
                setFields.get("timeZone"),
                setLabels,
                setAttributes,
                PersonalChanges.newValue(sealed, "contact"),
                PersonalChanges.newValue(sealed, "address"));
        return Optional.of(new TenantUpdated(tenant.id(), set, removed));
    }

    private Map<String, Optional<String>> labelsOn(TenantState tenant) {
        Map<String, Optional<String>> changes = new TreeMap<>();
        if (removeAllLabels) {
            tenant.profile().labels().keySet().forEach(key -> changes.put(key, Optional.empty()));
        }
        changes.putAll(labels);
        return changes;
    }
}
