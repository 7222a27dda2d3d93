package org.tenantry.command.tenant.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantRestored;

/**
 * Asks for an archived tenant to be in use again.
 *
 * @param now when this is asked
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
public record RestoreTenant(
        @TargetAggregateIdentifier String id,
        String reason,
        Instant now,
        @Nullable Long expectedSequence) {
    /**
     * The tenant has its domains again but for those that are another's by now.
     *
     * @param claims gives the generation under which a domain is claimed; empty if it is another's
     */
    public List<TenantEvent> decide(TenantState tenant, Function<String, OptionalLong> claims) {
        StatusMustAllow.check(tenant, "restored", TenantStatus.ARCHIVED);
        ErasureIsForEver.check(tenant);
        GraceMustNotBeOver.check(tenant, now);
        List<TenantEvent> events = new ArrayList<>();
        events.add(new TenantRestored(id, reason));
        for (String domain : tenant.domainsBeforeArchive()) {
            claims.apply(domain).ifPresent(generation -> events.add(new TenantDomainAdded(id, domain, generation)));
        }
        return events;
    }
}
