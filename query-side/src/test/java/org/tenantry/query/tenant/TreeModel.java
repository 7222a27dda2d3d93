package org.tenantry.query.tenant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.Profile;
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

/** Tenants as plain as they can be kept, and the events that tell how they became so. */
final class TreeModel {
    /** Names, each with the words by which it is found. */
    static final Map<String, List<String>> NAMES = new TreeMap<>(Map.of(
            "Amritsar Città", List.of("amritsar", "citta"),
            "amritsar citta", List.of("amritsar", "citta"),
            "Ámritsar", List.of("amritsar"),
            "Zürich", List.of("zurich"),
            "ਪਾਣੀ Board", List.of("ਪਾਣੀ", "board"),
            "Ward 9", List.of("ward", "9"),
            "Łódź", List.of("łodz"),
            "A.B", List.of("a", "b")));

    static final List<String> KINDS = List.of("state", "city", "department");
    static final List<String> LABEL_KEYS = List.of("tier", "a.b/c");
    static final List<String> LABEL_VALUES = List.of("gold", "", "$x:y,z");
    static final List<String> DOMAINS = List.of("water.example", "a.example.org", "amrit.example");

    private static final List<TenantStatus> FROM_BEST_TO_WORST = List.of(
            TenantStatus.ACTIVE,
            TenantStatus.PROVISIONING,
            TenantStatus.FAILED,
            TenantStatus.SUSPENDED,
            TenantStatus.ARCHIVED);

    /** A tenant. */
    static final class Tenant {
        final String id;
        final Instant created;
        final Map<String, String> labels = new TreeMap<>();
        final TreeSet<String> domains = new TreeSet<>();
        String name;
        String kind;
        TenantStatus status;
        TenantStatus beforeArchive;
        Instant updated;

        private Tenant(String id, String name, String kind, TenantStatus status, Instant created) {
            this.id = id;
            this.name = name;
            this.kind = kind;
            this.status = status;
            this.beforeArchive = status;
            this.created = created;
            this.updated = created;
        }
    }

    private final Map<String, Tenant> tenants = new TreeMap<>();

    Collection<Tenant> tenants() {
        return tenants.values();
    }

    /** The worst on a tenant's path. */
    TenantStatus inEffect(Tenant tenant) {
        TenantStatus worst = tenant.status;
        for (Tenant other : tenants.values()) {
            if (tenant.id.startsWith(other.id + ".")
                    && FROM_BEST_TO_WORST.indexOf(other.status) > FROM_BEST_TO_WORST.indexOf(worst)) {
                worst = other.status;
            }
        }
        return worst;
    }

    /** What happens; empty if it cannot. */
    Optional<TenantEvent> play(Step step, Instant at) {
        @Nullable Tenant tenant = tenants.get(step.tenant());
        Optional<TenantEvent> event = tenant == null ? create(step, at) : change(tenant, step);
        if (tenant != null && event.isPresent()) {
            tenant.updated = at;
        }
        return event;
    }

    private Optional<TenantEvent> create(Step step, Instant at) {
        boolean provisioned = step.action() == Step.Action.CREATE_PROVISIONED;
        int dot = step.tenant().lastIndexOf('.');
        boolean hasPlace = dot < 0 || tenants.containsKey(step.tenant().substring(0, dot));
        if (!hasPlace || (step.action() != Step.Action.CREATE && !provisioned)) {
            return Optional.empty();
        }
        Tenant tenant = new Tenant(
                step.tenant(),
                name(step),
                of(KINDS, step),
                provisioned ? TenantStatus.PROVISIONING : TenantStatus.ACTIVE,
                at);
        if (step.pick() % 3 == 0) {
            tenant.labels.put(of(LABEL_KEYS, step), of(LABEL_VALUES, step));
        }
        tenants.put(tenant.id, tenant);
        return Optional.of(new TenantCreated(
                tenant.id,
                tenant.name,
                tenant.kind,
                null,
                null,
                new TreeMap<>(tenant.labels),
                Map.of(),
                provisioned ? List.of("billing") : List.of()));
    }

    private static Optional<TenantEvent> change(Tenant tenant, Step step) {
        String id = tenant.id;
        return switch (step.action()) {
            case CREATE, CREATE_PROVISIONED -> Optional.empty();
            case RENAME -> {
                tenant.name = name(step);
                yield set(id, new Profile(tenant.name, null, null, null, Map.of(), Map.of()));
            }
            case CHANGE_KIND -> {
                tenant.kind = of(KINDS, step);
                yield set(id, new Profile(null, tenant.kind, null, null, Map.of(), Map.of()));
            }
            case LABEL -> {
                Map<String, String> label = Map.of(of(LABEL_KEYS, step), LABEL_VALUES.get(step.pick() / 2 % 3));
                tenant.labels.putAll(label);
                yield set(id, new Profile(null, null, null, null, label, Map.of()));
            }
            case REMOVE_LABEL -> {
                String key = of(LABEL_KEYS, step);
                Profile nothing = new Profile(null, null, null, null, Map.of(), Map.of());
                yield tenant.labels.remove(key) == null
                        ? Optional.empty()
                        : Optional.of(new TenantUpdated(id, nothing, List.of(Profile.labelPointer(key))));
            }
            case ADD_DOMAIN ->
                tenant.domains.add(of(DOMAINS, step))
                        ? Optional.of(new TenantDomainAdded(id, of(DOMAINS, step), 1))
                        : Optional.empty();
            case REMOVE_DOMAIN ->
                tenant.domains.remove(of(DOMAINS, step))
                        ? Optional.of(new TenantDomainRemoved(id, of(DOMAINS, step), 1))
                        : Optional.empty();
            case SUSPEND ->
                moved(tenant, TenantStatus.ACTIVE, TenantStatus.SUSPENDED, new TenantSuspended(id, "unpaid"));
            case REACTIVATE ->
                moved(tenant, TenantStatus.SUSPENDED, TenantStatus.ACTIVE, new TenantReactivated(id, "paid"));
            case FAIL ->
                moved(
                        tenant,
                        TenantStatus.PROVISIONING,
                        TenantStatus.FAILED,
                        new ProvisioningStepFailed(id, "billing", "no disk"));
            case RETRY ->
                moved(
                        tenant,
                        TenantStatus.FAILED,
                        TenantStatus.PROVISIONING,
                        new ProvisioningStepRetried(id, "billing"));
            case ACTIVATE -> moved(tenant, TenantStatus.PROVISIONING, TenantStatus.ACTIVE, new TenantActivated(id));
            case ARCHIVE -> {
                if (tenant.status != TenantStatus.ARCHIVED) {
                    tenant.beforeArchive = tenant.status;
                }
                yield moved(tenant, tenant.status, TenantStatus.ARCHIVED, new TenantArchived(id, "merged", null, null));
            }
            case RESTORE ->
                moved(tenant, TenantStatus.ARCHIVED, tenant.beforeArchive, new TenantRestored(id, "a mistake"));
        };
    }

    private static Optional<TenantEvent> moved(Tenant tenant, TenantStatus from, TenantStatus to, TenantEvent event) {
        if (tenant.status != from || from == to) {
            return Optional.empty();
        }
        tenant.status = to;
        return Optional.of(event);
    }

    private static Optional<TenantEvent> set(String id, Profile set) {
        return Optional.of(new TenantUpdated(id, set, List.of()));
    }

    private static String name(Step step) {
        return of(new ArrayList<>(NAMES.keySet()), step);
    }

    private static String of(List<String> some, Step step) {
        return some.get(step.pick() % some.size());
    }
}
