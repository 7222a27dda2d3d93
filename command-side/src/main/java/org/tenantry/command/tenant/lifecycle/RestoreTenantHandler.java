package org.tenantry.command.tenant.lifecycle;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.tenantry.command.store.CommitRequest;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.domain.Claimant;
import org.tenantry.command.tenant.domain.DomainClaims;

/** Claims the domains that a restored tenant had, and lets the command decide. */
public final class RestoreTenantHandler {
    private final Repository<Tenant> tenants;
    private final DomainClaims claims;

    public RestoreTenantHandler(Repository<Tenant> tenants, DomainClaims claims) {
        this.tenants = tenants;
        this.claims = claims;
    }

    @CommandHandler
    void handle(
            RestoreTenant command, @MetaDataValue(value = CommitRequest.KEY, required = true) CommitRequest request) {
        Claimant claimant = Claimant.of(command.id(), request, command.now());
        tenants.load(command.id(), command.expectedSequence())
                .execute(tenant ->
                        tenant.decide(state -> command.decide(state, domain -> claims.claim(domain, claimant))));
    }
}
