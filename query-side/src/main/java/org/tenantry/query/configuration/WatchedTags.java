package org.tenantry.query.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenantry.events.TenantId;
import org.tenantry.query.lookup.Held;
import org.tenantry.query.tenant.EffectiveStatus;
import org.tenantry.query.tenant.KnownTenants;

/** The tags of what holds for tenants, without working out what that is. */
public final class WatchedTags {
    private final KnownVersions versions;
    private final KnownTenants tenants;

    public WatchedTags(KnownVersions versions, KnownTenants tenants) {
        this.versions = versions;
        this.tenants = tenants;
    }

    /** Sees to it that those of many tenants are at hand: what is not known of any is asked for at once. */
    void prepare(Collection<TenantId> tenants, String namespace) {
        Set<String> aggregates = new TreeSet<>();
        tenants.forEach(tenant -> aggregates.addAll(aggregates(tenant, namespace)));
        versions.get(List.copyOf(aggregates));
    }

    /** A tenant's without a version and with it; empty if its namespace is not defined, or there is no such tenant. */
    Optional<WatchView.Tags> of(TenantId tenant, String namespace, Version change) {
        List<String> aggregates = aggregates(tenant, namespace);
        List<Held<Version>> present = versions.get(aggregates);
        List<Long> before = new ArrayList<>();
        List<Long> after = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            boolean isIt = aggregates.get(i).equals(change.aggregate());
            long number = present.get(i).version();
            before.add(isIt ? change.number() - 1 : number);
            after.add(isIt ? Math.max(change.number(), number) : number);
        }
        Optional<EffectiveStatus> status = after.getFirst() == 0 ? Optional.empty() : tenants.status(tenant);
        return status.map(now -> new WatchView.Tags(tag(before, now), tag(after, now)));
    }

    private static String tag(List<Long> versions, EffectiveStatus status) {
        return Lookup.tag(
                String.join(".", versions.stream().map(String::valueOf).toList()), status);
    }

    private static List<String> aggregates(TenantId tenant, String namespace) {
        return Lineage.aggregates(Aggregates.levels(tenant), namespace);
    }
}
