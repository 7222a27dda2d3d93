package org.tenantry.command.configuration.overrides;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.OverridesEvent;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.TenantId;

/** What a level sets in a namespace, with all that it set before. */
public final class Overrides {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private final List<ConfigurationOverridden> versions = new ArrayList<>();

    /** For Axon, which then evolves it from its events. */
    Overrides() {}

    Overrides(ConfigurationOverridden first) {
        apply(first);
    }

    /** For a command whose decision needs more than this level's state: its handler has looked it up. */
    void decide(Function<List<ConfigurationOverridden>, Optional<ConfigurationOverridden>> decision) {
        decision.apply(versions).ifPresent(event -> apply(event));
    }

    @EventSourcingHandler
    void evolve(OverridesEvent event) {
        switch (event) {
            case ConfigurationOverridden overridden -> {
                @Nullable String tenant = overridden.tenant();
                id = new OverridesId(tenant == null ? null : new TenantId(tenant), overridden.namespace()).aggregate();
                versions.add(overridden);
            }
        }
    }
}
