package org.tenantry.query.tenant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenantry.access.Scope;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.Criterion.InEffect;
import org.tenantry.query.tenant.Criterion.Kind;
import org.tenantry.query.tenant.Criterion.Status;
import org.tenantry.query.tenant.Criterion.Text;
import org.tenantry.query.tenant.Criterion.Under;

/**
 * The tenants that are searched for. What lies outside {@code pb} differs by as little as it can: it
 * is named like what lies within, is of the same kinds, and its ids begin alike.
 */
final class Tenants {
    static final List<String> OF_PB =
            List.of("pb", "pb.amritsar", "pb.amritsar.water", "pb.jalandhar", "pb.jalandhar.water");

    static final Scope PLATFORM = new Scope.Platform();
    static final TenantSearch ALL = TenantSearch.of();

    static final TenantEvent[] EVENTS = {
        created("pb", "Punjab", "state"),
        created("pb.amritsar", "Amritsar Città", "city"),
        created(
                "pb.amritsar.water",
                "Water Supply of Amritsar",
                "department",
                Map.of("tier", "gold", "a.b/c", "x:y$z")),
        created("pb.jalandhar", "Jalandhar", "city", Map.of("tier", "silver")),
        created("pb.jalandhar.water", "Water Supply", "department"),
        created("pb2", "Punjab", "state"),
        created("pb2.amritsar", "Amritsar Città", "city"),
        created("pbx", "Punjab", "state"),
        created("pb-old", "Punjab", "state"),
        created("hr", "Haryana", "state"),
        created("hr.amritsar", "Amritsar Città", "city"),
        created("hr.amritsar.water", "Water Supply of Amritsar", "department", Map.of("tier", "gold", "a", "b")),
        new TenantDomainAdded("pb.jalandhar", "xn--bcher-kva.example", 1),
        new TenantDomainAdded("pb.amritsar.water", "drops.example", 3),
        new TenantDomainAdded("hr.amritsar", "drips.example", 1),
        new TenantDomainAdded("pb2.amritsar", "pb.amritsar.example", 1),
        new TenantDomainAdded("pb.amritsar", "gone.example", 1),
        new TenantDomainRemoved("pb.amritsar", "gone.example", 1),
        new TenantArchived("pb.amritsar", "merged", null, "2026-12-24T10:15:30Z"),
        new TenantArchived("hr", "merged", null, "2026-12-24T10:15:30Z"),
        new TenantSuspended("pb2", "bills unpaid")
    };

    private Tenants() {}

    static Scope within(String... roots) {
        return new Scope.Subtrees(Set.of(roots));
    }

    static TenantSearch under(String root) {
        return TenantSearch.of(new Under(root));
    }

    static TenantSearch text(String text) {
        return TenantSearch.of(new Text(Words.of(text)));
    }

    static TenantSearch kind(String kind) {
        return TenantSearch.of(new Kind(kind));
    }

    static TenantSearch status(TenantStatus status) {
        return TenantSearch.of(new Status(status));
    }

    static TenantSearch inEffect(TenantStatus status) {
        return TenantSearch.of(new InEffect(status));
    }

    /** All that a search finds in a scope, on one page. */
    static List<String> found(Scope scope, TenantSearch search, ReadModels readModels) {
        return TenantReads.within(scope, readModels).search(search, Optional.empty(), 200).tenants().stream()
                .map(TenantView::id)
                .toList();
    }

    private static TenantCreated created(String id, String name, String kind) {
        return new TenantCreated(id, name, kind);
    }

    private static TenantCreated created(String id, String name, String kind, Map<String, String> labels) {
        return new TenantCreated(id, name, kind, null, null, labels, Map.of(), List.of());
    }
}
