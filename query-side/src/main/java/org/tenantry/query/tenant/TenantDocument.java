package org.tenantry.query.tenant;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as it is stored for reading.
 *
 * @param path the ids of its ancestors from the root on, and its own: a subtree is who has its root
 *     here
 * @param beforeArchive the status that it has again when it is restored; null unless it is archived
 * @param provisioning how far it has come
 * @param fields single values by their names: {@code name}, {@code kind}, {@code locale}, {@code
 *     timeZone}, {@code successor}
 * @param attributes JSON values by name
 * @param domains in order
 * @param personal {@code contact} and {@code address}, as JSON objects in clear
 * @param hasChildren whether any tenant was ever created beneath it
 * @param version the count of its events
 */
record TenantDocument(
        String id,
        List<String> path,
        TenantStatus status,
        @Nullable TenantStatus beforeArchive,
        Provisioning provisioning,
        Map<String, String> fields,
        Map<String, String> labels,
        Map<String, Object> attributes,
        List<String> domains,
        Map<String, String> personal,
        boolean hasChildren,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    TenantDocument {
        path = List.copyOf(path);
        fields = Map.copyOf(fields);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        domains = domains.stream().sorted().toList();
        personal = Map.copyOf(personal);
    }

    TenantDocument with(Provisioning changed) {
        return with(changed, domains, personal, hasChildren);
    }

    TenantDocument withDomains(List<String> changed) {
        return with(provisioning, changed, personal, hasChildren);
    }

    TenantDocument withPersonal(Map<String, String> changed) {
        return with(provisioning, domains, changed, hasChildren);
    }

    /** Itself, if it has children already. */
    TenantDocument withChildren() {
        return hasChildren ? this : with(provisioning, domains, personal, true);
    }

    private TenantDocument with(
            Provisioning newProvisioning,
            List<String> newDomains,
            Map<String, String> newPersonal,
            boolean nowHasChildren) {
        return new TenantDocument(
                id,
                path,
                status,
                beforeArchive,
                newProvisioning,
                fields,
                labels,
                attributes,
                newDomains,
                newPersonal,
                nowHasChildren,
                version,
                createdAt,
                updatedAt);
    }

    /** Without what is personal. */
    @Override
    public String toString() {
        return "TenantDocument[" + id + ", " + version + "]";
    }

    String name() {
        return fields.getOrDefault("name", "");
    }

    @Nullable String parent() {
        return path.size() < 2 ? null : path.get(path.size() - 2);
    }

    List<String> ancestors() {
        return path.subList(0, path.size() - 1);
    }
}
