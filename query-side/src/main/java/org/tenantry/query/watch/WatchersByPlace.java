package org.tenantry.query.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tenantry.events.TenantId;

/** Finds watchers by where something happens, without asking each. Guarded by whose it is. */
final class WatchersByPlace {
    /** Above all tenants. */
    private static final String TOP = "";

    /** In the place of a namespace: neither of these is one. */
    private static final String ANY = "*";

    private static final String STATUS = "/status";

    /**
     * Where something happens.
     *
     * @param beneath whether it finds those who watch a tenant and all beneath it, for what happens there; else those
     *     who watch the tenant or one beneath it, for what happens at the tenant
     */
    private record Place(String tenant, String namespace, boolean beneath) {}

    private final Map<Place, Set<Watcher>> watchers = new HashMap<>();

    void add(Watcher watcher) {
        places(
                watcher,
                place -> watchers.computeIfAbsent(place, none -> new HashSet<>(2))
                        .add(watcher));
    }

    void remove(Watcher watcher) {
        places(
                watcher,
                place -> watchers.computeIfPresent(place, (same, found) -> {
                    found.remove(watcher);
                    return found.isEmpty() ? null : found;
                }));
    }

    private static void places(Watcher watcher, Consumer<Place> to) {
        Watched watched = watcher.watched();
        List<String> namespaces = new ArrayList<>(watched.namespaces().isEmpty() ? Set.of(ANY) : watched.namespaces());
        namespaces.add(STATUS);
        List<String> path = new ArrayList<>();
        path.add(TOP);
        path.addAll(watched.tenant().path());
        for (String namespace : namespaces) {
            path.forEach(tenant -> to.accept(new Place(tenant, namespace, false)));
            if (watched.subtree()) {
                to.accept(new Place(watched.tenant().value(), namespace, true));
            }
        }
    }

    List<Watcher> reached(TenantId tenant, String namespace) {
        List<Watcher> found = new ArrayList<>();
        collect(tenant, namespace, found);
        collect(tenant, ANY, found);
        return found;
    }

    List<Watcher> reached(TenantId tenant) {
        List<Watcher> found = new ArrayList<>();
        collect(tenant, STATUS, found);
        return found;
    }

    List<Watcher> reachedFromAbove(String namespace) {
        List<Watcher> found = new ArrayList<>();
        collect(new Place(TOP, namespace, false), found);
        collect(new Place(TOP, ANY, false), found);
        return found;
    }

    private void collect(TenantId tenant, String namespace, List<Watcher> found) {
        collect(new Place(tenant.value(), namespace, false), found);
        tenant.ancestors().forEach(ancestor -> collect(new Place(ancestor.value(), namespace, true), found));
    }

    private void collect(Place place, List<Watcher> found) {
        found.addAll(watchers.getOrDefault(place, Set.of()));
    }
}
