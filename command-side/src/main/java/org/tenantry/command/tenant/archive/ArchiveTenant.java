package org.tenantry.command.tenant.archive;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantArchived;

/** Asks for a tenant to be taken out of use. */
public record ArchiveTenant(@TargetAggregateIdentifier String id, String reason) {
    /** What is archived already stays as it is. */
    public List<TenantEvent> decide(TenantState tenant) {
        return tenant.status() == TenantStatus.ARCHIVED ? List.of() : List.of(new TenantArchived(id, reason));
    }
}
