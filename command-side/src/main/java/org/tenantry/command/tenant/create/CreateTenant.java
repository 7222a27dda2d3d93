package org.tenantry.command.tenant.create;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.tenantry.command.dispatch.Confidential;
import org.tenantry.command.tenant.AttributesMustBeSmall;
import org.tenantry.command.tenant.Lineage;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.personal.PersonalChanges;
import org.tenantry.command.tenant.personal.PersonalPatch;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantCreated;

/**
 * Asks for a new tenant.
 *
 * @param profile with a name and a kind, and nothing sealed
 */
public record CreateTenant(@TargetAggregateIdentifier String id, Profile profile, PersonalPatch personal)
        implements Confidential {
    public CreateTenant {
        if (profile.name() == null || profile.kind() == null) {
            throw new IllegalArgumentException("a tenant has a name and a kind: " + profile);
        }
    }

    /** One with nothing personal. */
    public CreateTenant(String id, Profile profile) {
        this(id, profile, PersonalPatch.NONE);
    }

    /** @param participants who must report done before it is active */
    TenantCreated decide(Lineage lineage, List<String> participants, PersonalChanges changes) {
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
        Map<String, Optional<SealedValue>> sealed = changes.of(id, Map.of(), personal);
        return created.with(PersonalChanges.newValue(sealed, "contact"), PersonalChanges.newValue(sealed, "address"));
    }

    @Override
    public boolean isConfidential() {
        return !personal.isEmpty();
    }
}
