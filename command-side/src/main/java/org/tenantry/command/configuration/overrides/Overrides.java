package org.tenantry.command.configuration.overrides;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Recorded;
import org.tenantry.events.OverridesEvent;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.TenantId;

/** What a level sets in a namespace. */
public final class Overrides {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable Level present;

    /** For Axon, which then evolves it from its events. */
    Overrides() {}

    Overrides(ConfigurationOverridden first) {
        apply(first);
    }

    /** For a command whose decision needs more than this level's state: its handler has looked it up. */
    void decide(Function<Level, Optional<ConfigurationOverridden>> decision) {
        decision.apply(requireNonNull(present)).ifPresent(event -> apply(event));
    }

    @EventSourcingHandler
    void evolve(OverridesEvent event, @SequenceNumber long sequence) {
        switch (event) {
            case ConfigurationOverridden overridden -> {
                @Nullable String tenant = overridden.tenant();
                id = new OverridesId(tenant == null ? null : new TenantId(tenant), overridden.namespace()).aggregate();
                present = Recorded.level(overridden, sequence + 1);
            }
        }
    }
}
