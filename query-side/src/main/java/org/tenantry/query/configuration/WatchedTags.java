package org.tenantry.query.configuration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenantry.events.TenantId;
import org.tenantry.query.configuration.WatchedChange.OfConfiguration;
import org.tenantry.query.lookup.Held;
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

    /** A tenant's without a change and with it; empty if its namespace is not defined, or there is no such tenant. */
    Optional<WatchView.Tags> of(TenantId tenant, OfConfiguration change) {
        List<String> aggregates = aggregates(tenant, change.namespace());
        List<Held<Version>> present = versions.get(aggregates);
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < present.size(); i++) {
            String separator = i == 0 ? "" : ".";
            boolean isIt = aggregates.get(i).equals(change.aggregate());
            long number = present.get(i).version();
            before.append(separator).append(isIt ? change.number() - 1 : number);
            after.append(separator).append(isIt ? Math.max(change.number(), number) : number);
        }
        return present.getFirst().document() == null
                ? Optional.empty()
                : tenants.status(tenant)
                        .map(now -> new WatchView.Tags(
                                Lookup.tag(before.toString(), now), Lookup.tag(after.toString(), now)));
    }

    private static List<String> aggregates(TenantId tenant, String namespace) {
        return Lineage.aggregates(Aggregates.levels(tenant), namespace);
    }
}
