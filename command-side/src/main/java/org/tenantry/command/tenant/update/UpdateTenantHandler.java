package org.tenantry.command.tenant.update;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.personal.PersonalChanges;

/** Has what is personal sealed, and lets the command decide. */
public final class UpdateTenantHandler {
    private final Repository<Tenant> tenants;
    private final PersonalChanges changes;

    public UpdateTenantHandler(Repository<Tenant> tenants, PersonalChanges changes) {
        this.tenants = tenants;
        this.changes = changes;
    }

    @CommandHandler
    void handle(UpdateTenant command) {
        tenants.load(command.id(), command.expectedSequence())
                .execute(tenant -> tenant.decide(state -> command.decide(state, changes)));
    }
}
