package org.tenantry.command.tenant.domain;

import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;

/**
 * Asks for a domain to be a tenant's no longer. Its claim stays as it is: that the domain is free is
 * told by the log.
 *
 * @param domain a normalised host name
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record RemoveDomain(
        @TargetAggregateIdentifier String id,
        String domain,
        @TargetAggregateVersion @Nullable Long expectedSequence) {
    /** What the tenant does not have stays away. */
    public List<TenantEvent> decide(TenantState tenant) {
        TenantMustBeInUse.check(tenant);
        return Optional.ofNullable(tenant.domains().get(domain))
                .<List<TenantEvent>>map(generation -> List.of(new TenantDomainRemoved(id, domain, generation)))
                .orElse(List.of());
    }
}
