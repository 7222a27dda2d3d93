package org.tenantry.command.configuration.overrides;

import java.util.List;
import org.tenantry.command.rules.RuleBroken;
import org.tenantry.http.Fault;

/** What a level above has locked is not set below it. */
public final class PropertiesMustNotBeLocked extends RuleBroken {
    private PropertiesMustNotBeLocked(String namespace, List<Fault> faults) {
        super("property-locked", "A level above has locked what would be set in " + namespace + ".", faults);
    }

    static void check(String namespace, List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new PropertiesMustNotBeLocked(namespace, faults);
        }
    }
}
