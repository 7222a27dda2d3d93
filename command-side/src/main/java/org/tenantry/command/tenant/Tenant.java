package org.tenantry.command.tenant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.domain.RemoveDomain;
import org.tenantry.command.tenant.lifecycle.EraseTenant;
import org.tenantry.command.tenant.lifecycle.ReactivateTenant;
import org.tenantry.command.tenant.lifecycle.SuspendTenant;
import org.tenantry.command.tenant.provisioning.CompleteStep;
import org.tenantry.command.tenant.provisioning.FailStep;
import org.tenantry.command.tenant.provisioning.RetryStep;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantCreated;

/** A tenant. Each command decides on the state; {@code evolve} only assigns. */
public final class Tenant {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable TenantState state;

    /** For Axon, which then evolves it from its events. */
    Tenant() {}

    public Tenant(TenantCreated created) {
        apply(created);
    }

    @CommandHandler
    void decide(EraseTenant command) {
        decide(command::decide);
    }

    @CommandHandler
    void decide(SuspendTenant command) {
        decide(command::decide);
    }

    @CommandHandler
    void decide(ReactivateTenant command) {
        decide(command::decide);
    }

    @CommandHandler
    void decide(RemoveDomain command) {
        decide(command::decide);
    }

    @CommandHandler
    void decide(CompleteStep command) {
        decide(command::decide);
    }

    @CommandHandler
    void decide(FailStep command) {
        decide(command::decide);
    }

    @CommandHandler
    void decide(RetryStep command) {
        decide(command::decide);
    }

    /** For a command whose decision needs more than this tenant's state: its handler has looked it up. */
    public void decide(Function<TenantState, List<TenantEvent>> decision) {
        decision.apply(state()).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void evolve(TenantEvent event) {
        state = TenantState.evolve(state, event);
        id = event.tenant();
    }

    private TenantState state() {
        if (state == null) {
            throw new IllegalStateException("a tenant has at least one event: its creation");
        }
        return state;
    }
}
