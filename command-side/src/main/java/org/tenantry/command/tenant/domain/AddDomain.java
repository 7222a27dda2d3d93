package org.tenantry.command.tenant.domain;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantDomainAdded;

/**
 * Asks for a domain to be a tenant's.
 *
 * @param domain a normalised host name
 * @param now when this is asked
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record AddDomain(
        @TargetAggregateIdentifier String id,
        String domain,
        Instant now,
        @Nullable Long expectedSequence) {
    /**
     * What the tenant has already is not claimed again.
     *
     * @param claims gives the generation under which the domain is claimed; empty if it is another's
     */
    public List<TenantEvent> decide(TenantState tenant, Function<String, OptionalLong> claims) {
        TenantMustBeInUse.check(tenant);
        if (tenant.domains().containsKey(domain)) {
            return List.of();
        }
        DomainsMustBeFew.check(tenant);
        long generation = claims.apply(domain).orElseThrow(() -> new DomainMustBeFree(domain));
        return List.of(new TenantDomainAdded(id, domain, generation));
    }
}
