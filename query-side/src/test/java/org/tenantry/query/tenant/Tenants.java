package org.tenantry.query.tenant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenantry.access.Scope;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;

/**
 * The tenants that are searched for. What lies outside {@code pb} differs by as little as it can: it
 * is named like what lies within, is of the same kinds, and its ids begin alike.
 */
final class Tenants {
    static final List<String> OF_PB =
            List.of("pb", "pb.amritsar", "pb.amritsar.water", "pb.jalandhar", "pb.jalandhar.water");

    static final Scope PLATFORM = new Scope.Platform();
    static final TenantSearch ALL =
            new TenantSearch(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 200);

    static final TenantEvent[] EVENTS = {
        created("pb", "Punjab", "state"),
        created("pb.amritsar", "Amritsar Città", "city"),
        created("pb.amritsar.water", "Water Supply of Amritsar", "department"),
        created("pb.jalandhar", "Jalandhar", "city"),
        created("pb.jalandhar.water", "Water Supply", "department"),
        created("pb2", "Punjab", "state"),
        created("pb2.amritsar", "Amritsar Città", "city"),
        created("pbx", "Punjab", "state"),
        created("pb-old", "Punjab", "state"),
        created("hr", "Haryana", "state"),
        created("hr.amritsar", "Amritsar Città", "city"),
        created("hr.amritsar.water", "Water Supply of Amritsar", "department"),
        new TenantDomainAdded("pb.jalandhar", "xn--bcher-kva.example", 1),
        new TenantDomainAdded("pb.amritsar.water", "drops.example", 3),
        new TenantDomainAdded("hr.amritsar", "drips.example", 1),
        new TenantDomainAdded("pb2.amritsar", "pb.amritsar.example", 1),
        new TenantDomainAdded("pb.amritsar", "gone.example", 1),
        new TenantDomainRemoved("pb.amritsar", "gone.example", 1),
        new TenantArchived("pb.amritsar", "merged", null, "2026-12-24T10:15:30Z"),
        new TenantArchived("hr", "merged", null, "2026-12-24T10:15:30Z")
    };

    private Tenants() {}

    static Scope within(String... roots) {
        return new Scope.Subtrees(Set.of(roots));
    }

    static TenantSearch under(String root) {
        return new TenantSearch(
                List.of(), Optional.empty(), Optional.empty(), Optional.of(root), Optional.empty(), 200);
    }

    static TenantSearch text(String text) {
        return new TenantSearch(
                Words.of(text), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 200);
    }

    static TenantSearch kind(String kind) {
        return new TenantSearch(
                List.of(), Optional.of(kind), Optional.empty(), Optional.empty(), Optional.empty(), 200);
    }

    static TenantSearch status(TenantStatus status) {
        return new TenantSearch(
                List.of(), Optional.empty(), Optional.of(status), Optional.empty(), Optional.empty(), 200);
    }

    static TenantSearch after(String id) {
        return new TenantSearch(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(id), 200);
    }

    private static TenantCreated created(String id, String name, String kind) {
        return new TenantCreated(id, name, kind);
    }
}
