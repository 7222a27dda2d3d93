package org.tenantry.command.tenant.domain;

import java.util.OptionalLong;
import org.tenantry.command.rules.DecisionOvertaken;

/** Claims domains before the commits that make them a tenant's. */
@FunctionalInterface
public interface DomainClaims {
    /**
     * Claims a domain that the claimant does not have. It may be repeated.
     *
     * @return the generation that the event must carry; empty if the domain is another tenant's, or was
     *     until lately
     * @throws DecisionOvertaken if the claimant's tenant has it, or is about to, by another command
     */
    OptionalLong claim(String domain, Claimant claimant);
}
