package org.tenantry.command.tenant.create;

import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.Lineage;
import org.tenantry.events.TenantEvent.TenantCreated;

/** Asks for a new tenant. */
public record CreateTenant(
        @TargetAggregateIdentifier String id,
        String name,
        String kind,
        @Nullable String locale,
        @Nullable String timeZone,
        Map<String, String> labels) {
    TenantCreated decide(Lineage lineage) {
        TenantIdMustBeFree.check(lineage);
        ParentMustExist.check(lineage);
        ParentMustBeActive.check(lineage);
        return new TenantCreated(id, name, kind, locale, timeZone, labels);
    }
}
