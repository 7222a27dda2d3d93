package org.tenantry.command.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.dispatch.Target;

/** For tests of other packages, which send what the endpoint sends. */
public final class PlanCommands {
    private PlanCommands() {}

    public static Object set(String kind, List<String> participants, @Nullable Long expectedSequence) {
        return new SetPlan(kind, participants, expectedSequence);
    }

    public static Target target(String kind) {
        return Target.ofPlatform(ProvisioningPlan.idOf(kind), kind);
    }
}
