package org.tenantry.command.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.PlanEvent;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;

/**
 * Asks for a plan to be as given.
 *
 * @param participants who must report; in which order they are named does not matter
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
record SetPlan(
        String kind, List<String> participants, @Nullable Long expectedSequence) {
    SetPlan {
        participants = participants.stream().sorted().toList();
    }

    ProvisioningPlanSet first() {
        return new ProvisioningPlanSet(kind, participants);
    }

    /** A plan that is already as it asks stays as it is. */
    List<PlanEvent> decide(List<String> before) {
        return participants.equals(before) ? List.of() : List.of(new ProvisioningPlanSet(kind, participants));
    }
}
