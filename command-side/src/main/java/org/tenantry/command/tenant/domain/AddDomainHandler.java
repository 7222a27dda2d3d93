package org.tenantry.command.tenant.domain;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.tenantry.command.store.CommitRequest;
import org.tenantry.command.tenant.Tenant;

/** Claims the domain that a tenant is to have, and lets the command decide. */
public final class AddDomainHandler {
    private final Repository<Tenant> tenants;
    private final DomainClaims claims;

    public AddDomainHandler(Repository<Tenant> tenants, DomainClaims claims) {
        this.tenants = tenants;
        this.claims = claims;
    }

    @CommandHandler
    void handle(AddDomain command, @MetaDataValue(value = CommitRequest.KEY, required = true) CommitRequest request) {
        Claimant claimant = Claimant.of(command.id(), request, command.now());
        tenants.load(command.id(), command.expectedSequence())
                .execute(tenant ->
                        tenant.decide(state -> command.decide(state, domain -> claims.claim(domain, claimant))));
    }
}
