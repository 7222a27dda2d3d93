package org.tenantry.command.tenant.create;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.tenantry.command.tenant.Lineages;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantId;

/** Looks up what a creation depends on, and lets the command decide. */
public final class CreateTenantHandler {
    private final Repository<Tenant> tenants;
    private final Lineages lineages;

    public CreateTenantHandler(Repository<Tenant> tenants, Lineages lineages) {
        this.tenants = tenants;
        this.lineages = lineages;
    }

    @CommandHandler
    void handle(CreateTenant command) throws Exception {
        TenantCreated created = command.decide(lineages.of(new TenantId(command.id())));
        tenants.newInstance(() -> new Tenant(created));
    }
}
