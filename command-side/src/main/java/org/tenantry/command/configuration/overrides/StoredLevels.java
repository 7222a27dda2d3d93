package org.tenantry.command.configuration.overrides;

import java.util.List;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.tenant.StoredTenants;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.TenantId;

/** What a change of one level depends on, from the event log, as it is now. */
public final class StoredLevels {
    private final LogEventStore store;
    private final StoredTenants tenants;

    public StoredLevels(LogEventStore store) {
        this.store = store;
        this.tenants = new StoredTenants(store);
    }

    /** All that a level has set, from the first version on. */
    List<ConfigurationOverridden> versions(OverridesId id) {
        return store.read(id.aggregate()).payloads(ConfigurationOverridden.class);
    }

    /**
     * Goes on only if a tenant is there, and not archived; what is decided is not stored if that has changed by then.
     *
     * @throws org.axonframework.modelling.command.AggregateNotFoundException if it was never created
     */
    void checkInUse(TenantId tenant) {
        TenantMustBeInUse.check(tenants.getGuarded(tenant));
    }
}
