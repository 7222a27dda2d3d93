package org.tenantry.command.configuration.overrides;

import java.util.List;
import org.tenantry.command.rules.RuleBroken;
import org.tenantry.http.Fault;

/** What is set must be what the namespace's definition allows. */
public final class ValuesMustFit extends RuleBroken {
    private ValuesMustFit(String namespace, List<Fault> faults) {
        super("values-do-not-fit", "What would be set does not fit the definition of " + namespace + ".", faults);
    }

    static void check(String namespace, List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ValuesMustFit(namespace, faults);
        }
    }
}
