package org.tenantry.command.configuration.overrides;

import java.util.List;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.tenant.StoredTenants;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.TenantId;

/** Levels from the event log, as they are now. */
public final class StoredLevels implements Levels {
    private final LogEventStore store;
    private final StoredTenants tenants;

    public StoredLevels(LogEventStore store) {
        this.store = store;
        this.tenants = new StoredTenants(store);
    }

    @Override
    public List<ConfigurationOverridden> versions(OverridesId id) {
        return store.read(id.aggregate()).payloads(ConfigurationOverridden.class);
    }

    @Override
    public void checkInUse(TenantId tenant) {
        TenantMustBeInUse.check(tenants.getGuarded(tenant));
    }
}
