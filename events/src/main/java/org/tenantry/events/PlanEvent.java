package org.tenantry.events;

import java.util.List;

/**
 * What happens to the platform's provisioning plans. They are no tenant's: the key of their events
 * is their aggregate's id, {@code /provisioning-plans/} and the kind.
 */
public sealed interface PlanEvent extends TenantryEvent {

    /** The kind of tenants that the plan is for, a slug such as {@code city}. */
    String kind();

    /**
     * Who must report done before a tenant of a kind is active was laid down. It holds for tenants that
     * are created from then on.
     *
     * @param participants who must report, each a slug, in the order of the alphabet; absent if nobody
     *     must, so that tenants of the kind are active at once
     */
    @WireName("ProvisioningPlanSet")
    record ProvisioningPlanSet(String kind, List<String> participants) implements PlanEvent {
        public ProvisioningPlanSet {
            participants = participants == null ? List.of() : List.copyOf(participants);
        }
    }
}
