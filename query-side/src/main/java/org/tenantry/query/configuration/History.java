package org.tenantry.query.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantId;
import org.tenantry.query.history.AsOf;
import org.tenantry.query.history.PositionVector;

/** What held earlier. */
final class History {
    private static final int PLATFORM = 0;

    private final StoredVersions versions;

    History(StoredVersions versions) {
        this.versions = versions;
    }

    /**
     * What held for a tenant, and where the partitions stood that it is made of.
     *
     * @param positions by partition, the last that counts
     */
    record Past(Lineage lineage, PositionVector positions) {}

    /**
     * What held for a tenant in a namespace.
     *
     * @param partition of the tenant's tree
     * @return empty if the namespace was not defined then
     */
    Optional<Past> at(TenantId tenant, String namespace, AsOf at, int partition) {
        List<@Nullable Version> found = new ArrayList<>();
        PositionVector counted = at instanceof AsOf.Positions(PositionVector asked) ? asked : PositionVector.NONE;
        List<String> levels = Aggregates.levels(tenant);
        for (String aggregate : Lineage.aggregates(levels, namespace)) {
            @Nullable Version version = version(aggregate, at, aggregate.startsWith("/") ? PLATFORM : partition)
                    .orElse(null);
            found.add(version);
            counted = version == null ? counted : counted.with(version.position());
        }
        @Nullable Version defined = found.getFirst();
        if (defined == null) {
            return Optional.empty();
        }
        return Optional.of(new Past(Lineage.of(levels, found, Lineage.definition(defined), defined), counted));
    }

    private Optional<Version> version(String aggregate, AsOf at, int partition) {
        return switch (at) {
            case AsOf.Time time -> versions.at(aggregate, time.instant());
            case AsOf.Positions positions ->
                positions.vector().last(partition).flatMap(last -> versions.at(aggregate, last));
        };
    }
}
