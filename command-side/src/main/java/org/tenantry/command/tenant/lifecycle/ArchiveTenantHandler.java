package org.tenantry.command.tenant.lifecycle;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.TenantStates;
import org.tenantry.command.tenant.TenantStatus;

/** Looks up the successor that an archiving names, and lets the command decide. */
public final class ArchiveTenantHandler {
    private final Repository<Tenant> tenants;
    private final TenantStates states;

    public ArchiveTenantHandler(Repository<Tenant> tenants, TenantStates states) {
        this.tenants = tenants;
        this.states = states;
    }

    @CommandHandler
    void handle(ArchiveTenant command) {
        Optional<TenantStatus> successor =
                Optional.ofNullable(command.successor()).flatMap(states::find).map(state -> state.status());
        tenants.load(command.id(), command.expectedSequence())
                .execute(tenant -> tenant.decide(state -> command.decide(state, successor)));
    }
}
