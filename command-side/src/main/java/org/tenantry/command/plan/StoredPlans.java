package org.tenantry.command.plan;

import java.util.List;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.tenant.Plans;
import org.tenantry.events.PlanEvent;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;

/**
 * Plans from the event log. They are asked for, and not guarded: a plan is in another partition than the
 * tenants that it is for, so there is no order between them. What was set before a tenant's creation was
 * asked for holds for it.
 */
public final class StoredPlans implements Plans {
    private final LogEventStore store;

    public StoredPlans(LogEventStore store) {
        this.store = store;
    }

    /** Whether a kind has a plan, be it one that names nobody. */
    public boolean isThere(String kind) {
        return !store.read(ProvisioningPlan.idOf(kind)).isEmpty();
    }

    @Override
    public List<String> participants(String kind) {
        return store.read(ProvisioningPlan.idOf(kind))
                .last(PlanEvent.class)
                .map(last -> switch (last) {
                    case ProvisioningPlanSet set -> set.participants();
                })
                .orElse(List.of());
    }
}
