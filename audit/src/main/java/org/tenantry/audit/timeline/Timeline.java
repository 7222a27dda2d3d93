package org.tenantry.audit.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.tenantry.audit.fold.Fields;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.events.TenantId;
import org.tenantry.log.Commit;
import org.tenantry.log.CommitScan;
import org.tenantry.log.StoredLog;
import tools.jackson.databind.json.JsonMapper;

/** Tells a tenant's entries, or those of all beneath it as well, in the order of the log. */
final class Timeline {
    private static final JsonMapper JSON = new JsonMapper();

    private final StoredLog log;
    private final TenantId tenant;
    private final int partition;
    private final Map<String, Fields> tenants = new HashMap<>();

    Timeline(StoredLog log, TenantId tenant) {
        this.log = log;
        this.tenant = tenant;
        this.partition = tenant.partition(log.partitions());
    }

    /** Of the tenant alone, by the index of its aggregates. */
    void ofTenant(Consumer<Entry> told) {
        List<Commit> commits = new ArrayList<>(log.readAggregate(partition, tenant.value(), 0));
        commits.addAll(log.readAggregatesBelow(partition, tenant.value() + "/"));
        commits.sort(Comparator.comparingLong(Commit::position));
        commits.forEach(commit -> tell(commit, told));
    }

    /**
     * Of the tenant and all beneath it, by reading the partition.
     *
     * @param progress is told of so many events more
     */
    void ofSubtree(Consumer<Entry> told, LongConsumer progress) {
        try (CommitScan scan = log.scan(partition, 0)) {
            while (scan.hasNext()) {
                Commit commit = scan.next();
                if (commit.key().equals(tenant.value()) || commit.key().startsWith(tenant.value() + ".")) {
                    tell(commit, told);
                }
                progress.accept(commit.events().size());
            }
        }
    }

    /** How many events {@link #ofSubtree} reads. */
    long events() {
        return log.head(partition).position();
    }

    private void tell(Commit commit, Consumer<Entry> told) {
        Fields fields = tenants.computeIfAbsent(commit.key(), one -> new Fields());
        for (StoredEvent event : StoredEvent.of(partition, commit)) {
            told.accept(new Entry(
                    event.position(),
                    commit.time(),
                    commit.key(),
                    event.stored().type(),
                    commit.id(),
                    commit.metadata(),
                    JSON.readTree(event.stored().payload()),
                    fields.take(event.event(), commit.time())));
        }
    }
}
