package org.tenantry.command.tenant;

import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.store.StoredStream;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantId;

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

    /**
     * A tenant, for a decision on something of its own that relies on it: what is stored is refused if the tenant has
     * changed by then.
     *
     * @throws AggregateNotFoundException if it was never created
     */
    public TenantState getGuarded(TenantId id) {
        return state(store.readGuarded(id.value()))
                .orElseThrow(() -> new AggregateNotFoundException(id.value(), "there is no tenant " + id));
    }

    static Optional<TenantState> state(StoredStream stream) {
        @Nullable TenantState state = null;
        for (TenantEvent event : stream.payloads(TenantEvent.class)) {
            state = TenantState.evolve(state, event);
        }
        return Optional.ofNullable(state);
    }
}
