package org.tenantry.command.configuration.definition;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.DefinitionEvent;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;

/** The definition of a namespace. */
public final class ConfigurationDefinition {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable ConfigurationDefined present;

    /** For Axon, which then evolves it from its events. */
    ConfigurationDefinition() {}

    ConfigurationDefinition(ConfigurationDefined first) {
        apply(first);
    }

    /** The id of the aggregate, in partition 0. */
    static String idOf(String namespace) {
        return "/definitions/" + namespace;
    }

    void decide(Define command) {
        command.decide(present).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void evolve(DefinitionEvent event) {
        switch (event) {
            case ConfigurationDefined defined -> {
                id = idOf(defined.namespace());
                present = defined;
            }
        }
    }
}
