package org.tenantry.command.plan;

import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.tenantry.command.store.VersionFirstRepository;

/** Makes a kind's plan, or has the one that is there decide. */
public final class SetPlanHandler {
    private final Repository<ProvisioningPlan> plans;
    private final Predicate<String> isThere;

    /** @param isThere whether a kind has a plan already */
    public SetPlanHandler(Repository<ProvisioningPlan> plans, Predicate<String> isThere) {
        this.plans = plans;
        this.isThere = isThere;
    }

    @CommandHandler
    void handle(SetPlan command) throws Exception {
        String id = ProvisioningPlan.idOf(command.kind());
        if (isThere.test(command.kind())) {
            plans.load(id, command.expectedSequence()).execute(plan -> plan.decide(command));
        } else {
            VersionFirstRepository.checkNoneIsExpected(id, command.expectedSequence());
            plans.newInstance(() -> new ProvisioningPlan(command.first()));
        }
    }
}
