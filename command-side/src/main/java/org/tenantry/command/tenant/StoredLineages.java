package org.tenantry.command.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.store.StoredStream;
import org.tenantry.events.TenantEvent;
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
            state(store.readGuarded(ancestor.value())).ifPresent(ancestors::add);
        }
        boolean taken = !store.read(id.value()).isEmpty();
        return new Lineage(id, taken, ancestors);
    }

    private static Optional<TenantState> state(StoredStream stream) {
        @Nullable TenantState state = null;
        for (TenantEvent event : stream.payloads(TenantEvent.class)) {
            state = TenantState.evolve(state, event);
        }
        return Optional.ofNullable(state);
    }
}
