package org.tenantry.command.tenant.create;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.tenantry.command.tenant.AttributesMustBeSmall;
import org.tenantry.command.tenant.Lineage;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantCreated;

/**
 * Asks for a new tenant.
 *
 * @param profile with a name and a kind
 */
public record CreateTenant(@TargetAggregateIdentifier String id, Profile profile) {
    public CreateTenant {
        if (profile.name() == null || profile.kind() == null) {
            throw new IllegalArgumentException("a tenant has a name and a kind: " + profile);
        }
    }

    /** @param participants who must report done before it is active */
    TenantCreated decide(Lineage lineage, List<String> participants) {
        TenantIdMustBeFree.check(lineage);
        ParentMustExist.check(lineage);
        ParentMustBeActive.check(lineage);
        TenantCreated created = new TenantCreated(
                id,
                requireNonNull(profile.name()),
                requireNonNull(profile.kind()),
                profile.locale(),
                profile.timeZone(),
                profile.labels(),
                profile.attributes(),
                participants);
        AttributesMustBeSmall.check(TenantState.evolve(null, created));
        return created;
    }
}
