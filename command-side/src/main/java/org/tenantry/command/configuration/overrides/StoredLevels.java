package org.tenantry.command.configuration.overrides;

import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.store.StoredStream;
import org.tenantry.command.tenant.StoredTenants;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Recorded;
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

    /** What a level sets now. */
    Level present(OverridesId id) {
        StoredStream stream = store.read(id.aggregate());
        return stream.last(ConfigurationOverridden.class)
                .map(last -> Recorded.level(last, stream.nextSequence()))
                .orElseGet(() -> Level.empty(id.level()));
    }

    /** What a level set in one of its versions; in version 0 nothing. */
    Level version(OverridesId id, long version) {
        return version == 0
                ? Level.empty(id.level())
                : store.find(id.aggregate(), version - 1, ConfigurationOverridden.class)
                        .map(event -> Recorded.level(event, version))
                        .orElseThrow(() -> new IllegalArgumentException(id.aggregate() + " has no version " + version));
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
