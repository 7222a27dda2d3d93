package org.tenantry.command.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.PlanEvent;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;

/** The plan of a kind of tenants. */
public final class ProvisioningPlan {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private List<String> participants = List.of();

    /** For Axon, which then evolves it from its events. */
    ProvisioningPlan() {}

    ProvisioningPlan(ProvisioningPlanSet first) {
        apply(first);
    }

    /** The id of the aggregate, in partition 0. */
    static String idOf(String kind) {
        return "/provisioning-plans/" + kind;
    }

    void decide(SetPlan command) {
        command.decide(participants).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void evolve(PlanEvent event) {
        switch (event) {
            case ProvisioningPlanSet set -> {
                id = idOf(set.kind());
                participants = set.participants();
            }
        }
    }
}
