package org.tenantry.audit.readmodels;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.readmodels.Difference.Kind;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.log.StoredLog;

/** Who is said to have children, and who has. */
final class Parents {
    private final StoredLog log;
    private final Stored tenants;
    private final Set<String> said = new HashSet<>();
    private final Set<String> are = new HashSet<>();

    /** Those whose first child had been projected before any document was read. */
    private final Set<String> due = new HashSet<>();

    Parents(StoredLog log, Stored tenants) {
        this.log = log;
        this.tenants = tenants;
    }

    /** A document, of whichever read model. */
    void take(Document document) {
        if (saysSo(document)) {
            said.add(Stored.id(document));
        }
    }

    private static boolean saysSo(Document document) {
        return Boolean.TRUE.equals(document.get(TenantModel.HAS_CHILDREN));
    }

    void take(Aggregate aggregate) {
        if (TenantId.isValid(aggregate.id()) && !aggregate.events().isEmpty()) {
            Position created = aggregate.events().getFirst().position();
            new TenantId(aggregate.id()).parent().map(TenantId::value).ifPresent(parent -> {
                are.add(parent);
                if (tenants.hasReached(created) && !tenants.isSkipped(parent, created)) {
                    due.add(parent);
                }
            });
        }
    }

    void tellDifferences(Consumer<Difference> told) {
        due.removeAll(said);
        said.removeAll(are);
        due.forEach(parent -> recheck(parent, false, told));
        said.forEach(parent -> recheck(parent, true, told));
    }

    private void recheck(String parent, boolean isSaid, Consumer<Difference> told) {
        int partition = new TenantId(parent).partition(log.partitions());
        Optional<Position> waitsFor = tenants.waitsFor(parent, partition);
        @Nullable Document document = tenants.document(parent);
        if (document == null || waitsFor.isPresent() || saysSo(document) != isSaid) {
            return;
        }
        boolean hasChildren = !log.readAggregatesBelow(partition, parent + ".").isEmpty();
        if (hasChildren != isSaid) {
            told.accept(new Difference(
                    Kind.DIFFERS,
                    new Position(partition, Math.max(0, Stored.order(document))),
                    tenants.name() + " " + parent + " says otherwise than its events do: " + TenantModel.HAS_CHILDREN));
        }
    }
}
