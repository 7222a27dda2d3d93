package org.tenantry.command.tenant.domain;

import org.tenantry.command.rules.RuleBroken;

/** A domain is one tenant's. Which one is not told: the caller may not see it. */
final class DomainMustBeFree extends RuleBroken {
    DomainMustBeFree(String domain) {
        super("domain-taken", "The domain " + domain + " is taken, or was until lately.");
    }
}
