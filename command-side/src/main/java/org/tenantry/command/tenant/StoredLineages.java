package org.tenantry.command.tenant;

import java.util.ArrayList;
import java.util.List;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.events.TenantId;

/** Lineages from the event log. */
public final class StoredLineages implements Lineages {
    private final LogEventStore store;

    public StoredLineages(LogEventStore store) {
        this.store = store;
    }

    @Override
    public Lineage of(TenantId id) {
        List<TenantState> ancestors = new ArrayList<>();
        for (TenantId ancestor : id.ancestors()) {
            StoredTenants.state(store.readGuarded(ancestor.value())).ifPresent(ancestors::add);
        }
        boolean taken = !store.isFree(id.value());
        return new Lineage(id, taken, ancestors);
    }
}
