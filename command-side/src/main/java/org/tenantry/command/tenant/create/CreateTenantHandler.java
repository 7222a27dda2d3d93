package org.tenantry.command.tenant.create;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.tenantry.command.tenant.Lineages;
import org.tenantry.command.tenant.Plans;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.personal.PersonalChanges;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantId;

/** Looks up what a creation depends on, and lets the command decide. */
public final class CreateTenantHandler {
    private final Repository<Tenant> tenants;
    private final Lineages lineages;
    private final Plans plans;
    private final PersonalChanges changes;

    public CreateTenantHandler(Repository<Tenant> tenants, Lineages lineages, Plans plans, PersonalChanges changes) {
        this.tenants = tenants;
        this.lineages = lineages;
        this.plans = plans;
        this.changes = changes;
    }

    @CommandHandler
    void handle(CreateTenant command) throws Exception {
        List<String> participants =
                plans.participants(requireNonNull(command.profile().kind()));
        TenantCreated created = command.decide(lineages.of(new TenantId(command.id())), participants, changes);
        tenants.newInstance(() -> new Tenant(created));
    }
}
