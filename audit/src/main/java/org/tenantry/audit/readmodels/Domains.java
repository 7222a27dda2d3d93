package org.tenantry.audit.readmodels;

import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.audit.readmodels.Difference.Kind;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantId;
import org.tenantry.log.StoredLog;

/**
 * Domains and whose they are. Their events come from all partitions, so that all are known only at the end; what differs then
 * is compared once more, with all of the log read anew.
 */
final class Domains {
    static final String NAME = "domains";

    private final StoredLog log;
    private final Stored stored;
    private final Map<String, Owned> known = new HashMap<>();

    /**
     * What the last event of a domain says.
     *
     * @param order by generation; within one, the removal follows the addition
     * @param tenant null if it is nobody's any more
     */
    private record Owned(long order, @Nullable String tenant, Position at) {}

    Domains(StoredLog log, Stored stored) {
        this.log = log;
        this.stored = stored;
    }

    void take(Aggregate aggregate) {
        for (StoredEvent event : aggregate.events()) {
            if (event.event() instanceof TenantDomainAdded added) {
                take(added.domain(), new Owned(2 * added.generation(), added.tenant(), event.position()));
            } else if (event.event() instanceof TenantDomainRemoved removed) {
                take(removed.domain(), new Owned(2 * removed.generation() + 1, null, event.position()));
            }
        }
    }

    private void take(String domain, Owned owned) {
        known.merge(domain, owned, (one, other) -> one.order() >= other.order() ? one : other);
    }

    /** How many documents were compared. */
    long tellDifferences(Consumer<Difference> told) {
        Set<String> there = new HashSet<>();
        Set<String> doubtful = new TreeSet<>();
        try (MongoCursor<Document> documents = stored.inOrderOf(List.of("_id"))) {
            documents.forEachRemaining(document -> {
                String domain = Stored.id(document);
                there.add(domain);
                if (difference(domain, document).isPresent()) {
                    doubtful.add(domain);
                }
            });
        }
        known.keySet().stream()
                .filter(domain ->
                        !there.contains(domain) && difference(domain, null).isPresent())
                .forEach(doubtful::add);
        if (!doubtful.isEmpty()) {
            recheck(doubtful, told);
        }
        return there.size();
    }

    private void recheck(Set<String> doubtful, Consumer<Difference> told) {
        Map<String, @Nullable Document> documents = new HashMap<>();
        doubtful.forEach(domain -> documents.put(domain, stored.document(domain)));
        Domains now = new Domains(log, stored);
        try (Aggregates aggregates = new Aggregates(log)) {
            while (aggregates.hasNext()) {
                now.take(aggregates.next());
            }
        }
        documents.forEach((domain, document) -> now.difference(domain, document).ifPresent(told));
    }

    private Optional<Difference> difference(String domain, @Nullable Document document) {
        String name = stored.name() + " " + domain;
        @Nullable Owned owned = known.get(domain);
        if (owned == null) {
            return Optional.ofNullable(document)
                    .map(extra ->
                            new Difference(Kind.EXTRA, null, name + " is there, and the log knows nothing of it"));
        }
        boolean isDue = stored.hasReached(owned.at())
                && stored.waitsFor(domain, owned.at().partition()).isEmpty()
                && !stored.isSkipped(domain, owned.at());
        if (document == null) {
            return isDue
                    ? Optional.of(new Difference(Kind.MISSING, owned.at(), name + " is not there"))
                    : Optional.empty();
        }
        long order = Stored.order(document);
        if (order < owned.order()) {
            return isDue
                    ? Optional.of(new Difference(Kind.DIFFERS, owned.at(), name + " lacks the event at " + owned.at()))
                    : Optional.empty();
        }
        List<String> differing = differing(owned, document, order);
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(
                        Kind.DIFFERS,
                        owned.at(),
                        name + " says otherwise than its events do: " + String.join(", ", differing)));
    }

    private static List<String> differing(Owned owned, Document document, long order) {
        List<String> differing = new ArrayList<>();
        if (order != owned.order()) {
            differing.add(Stored.ORDER);
        }
        if (!Objects.equals(owned.tenant(), document.get("tenant"))) {
            differing.add("tenant");
        }
        @Nullable List<String> path = owned.tenant() == null ? null : new TenantId(owned.tenant()).path();
        if (!Objects.equals(path, document.get("path"))) {
            differing.add("path");
        }
        return differing;
    }
}
