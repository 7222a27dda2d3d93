package org.tenantry.command.configuration.overrides;

import java.util.List;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.TenantId;

/** Looks up what a change of one level depends on. */
interface Levels {
    /** All that a level has set, from the first version on. */
    List<ConfigurationOverridden> versions(OverridesId id);

    /**
     * Goes on only if a tenant is there, and not archived; what is decided is not stored if that has changed by then.
     *
     * @throws org.axonframework.modelling.command.AggregateNotFoundException if it was never created
     */
    void checkInUse(TenantId tenant);
}
