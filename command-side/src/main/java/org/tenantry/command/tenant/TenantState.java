package org.tenantry.command.tenant;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.Provisioning.Step;
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
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantEvent.TenantUpdated;

/**
 * What a tenant's events amount to.
 *
 * @param archived what is known of its archiving; empty unless it is archived
 * @param provisioning how far it has come
 * @param fields the profile's single values by their names: {@code name}, {@code kind}, {@code
 *     locale}, {@code timeZone}; absent where not set
 * @param labels immutable
 * @param attributes JSON values by name, immutable
 * @param domains with the generations of their claims, immutable
 */
public record TenantState(
        String id,
        TenantStatus status,
        Optional<Archived> archived,
        Provisioning provisioning,
        Map<String, String> fields,
        Map<String, String> labels,
        Map<String, Object> attributes,
        Map<String, Long> domains) {
    /**
     * What is remembered of an archiving.
     *
     * @param before the status that a restored tenant has again
     * @param restorableUntil empty if it can be restored without end
     * @param domains that it had
     */
    public record Archived(TenantStatus before, Optional<Instant> restorableUntil, Set<String> domains) {}

    public TenantState {
        fields = Map.copyOf(fields);
        labels = Map.copyOf(labels);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        domains = Collections.unmodifiableMap(new TreeMap<>(domains));
    }

    /** Until when it can be restored; empty unless it is archived, and its grace ends. */
    public Optional<Instant> restorableUntil() {
        return archived.flatMap(Archived::restorableUntil);
    }

    /** The domains that a restored tenant has again if it can, in order. */
    public Set<String> domainsBeforeArchive() {
        return new TreeSet<>(archived.map(Archived::domains).orElse(Set.of()));
    }

    /** The state after an event; {@code state} is null before the first. */
    public static TenantState evolve(@Nullable TenantState state, TenantEvent event) {
        return switch (event) {
            case TenantCreated created -> created(created);
            case TenantUpdated updated -> existing(state, event).updated(updated);
            case TenantSuspended suspended -> existing(state, event).in(TenantStatus.SUSPENDED);
            case TenantReactivated reactivated -> existing(state, event).in(TenantStatus.ACTIVE);
            case TenantArchived archived -> existing(state, event).archived(archived);
            case TenantRestored restored -> existing(state, event).restored();
            case ProvisioningStepCompleted done -> existing(state, event).with(done.participant(), Step.COMPLETED);
            case ProvisioningStepFailed failed ->
                existing(state, event).with(failed.participant(), Step.failed(failed.reason()));
            case ProvisioningStepRetried retried ->
                existing(state, event).with(retried.participant(), Step.OUTSTANDING);
            case TenantActivated activated -> existing(state, event).in(TenantStatus.ACTIVE);
            case TenantDomainAdded added -> existing(state, event).with(added);
            case TenantDomainRemoved removed -> existing(state, event).without(removed);
        };
    }

    private static TenantState created(TenantCreated created) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("name", created.name());
        fields.put("kind", created.kind());
        put(fields, "locale", created.locale());
        put(fields, "timeZone", created.timeZone());
        return new TenantState(
                created.tenant(),
                created.participants().isEmpty() ? TenantStatus.ACTIVE : TenantStatus.PROVISIONING,
                Optional.empty(),
                Provisioning.by(created.participants()),
                fields,
                created.labels(),
                created.attributes(),
                Map.of());
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
        Map<String, Object> newAttributes = new TreeMap<>(attributes);
        newAttributes.putAll(updated.set().attributes());
        newAttributes.keySet().removeIf(key -> updated.removed().contains(Profile.attributePointer(key)));
        return new TenantState(id, status, archived, provisioning, newFields, newLabels, newAttributes, domains);
    }

    private TenantState in(TenantStatus newStatus) {
        return new TenantState(id, newStatus, Optional.empty(), provisioning, fields, labels, attributes, domains);
    }

    private TenantState with(String participant, Step step) {
        Provisioning changed = provisioning.with(participant, step);
        return new TenantState(id, changed.status(), archived, changed, fields, labels, attributes, domains);
    }

    private TenantState archived(TenantArchived event) {
        Archived now = new Archived(
                status, Optional.ofNullable(event.restorableUntil()).map(Instant::parse), domains.keySet());
        return new TenantState(
                id, TenantStatus.ARCHIVED, Optional.of(now), provisioning, fields, labels, attributes, domains);
    }

    private TenantState restored() {
        return in(archived.map(Archived::before).orElse(status));
    }

    private TenantState with(TenantDomainAdded added) {
        Map<String, Long> newDomains = new TreeMap<>(domains);
        newDomains.put(added.domain(), added.generation());
        return new TenantState(id, status, archived, provisioning, fields, labels, attributes, newDomains);
    }

    private TenantState without(TenantDomainRemoved removed) {
        Map<String, Long> newDomains = new TreeMap<>(domains);
        newDomains.remove(removed.domain());
        return new TenantState(id, status, archived, provisioning, fields, labels, attributes, newDomains);
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
