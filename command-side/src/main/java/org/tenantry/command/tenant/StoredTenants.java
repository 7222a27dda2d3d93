package org.tenantry.command.tenant;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.store.StoredStream;
import org.tenantry.events.TenantEvent;

/** Tenants from the event log. */
public final class StoredTenants implements TenantStates {
    private final LogEventStore store;

    public StoredTenants(LogEventStore store) {
        this.store = store;
    }

    @Override
    public Optional<TenantState> find(String id) {
        return state(store.read(id));
    }

    static Optional<TenantState> state(StoredStream stream) {
        @Nullable TenantState state = null;
        for (TenantEvent event : stream.payloads(TenantEvent.class)) {
            state = TenantState.evolve(state, event);
        }
        return Optional.ofNullable(state);
    }
}
