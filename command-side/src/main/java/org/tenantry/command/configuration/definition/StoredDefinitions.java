package org.tenantry.command.configuration.definition;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.store.StoredStream;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Recorded;
import org.tenantry.events.DefinitionEvent;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;

/** Definitions from the event log, as they are now. */
public final class StoredDefinitions {
    private final LogEventStore store;

    /** What a definition takes to make ready to check is more than a request should pay each time. */
    private final Map<String, Definition> ready = new ConcurrentHashMap<>();

    public StoredDefinitions(LogEventStore store) {
        this.store = store;
    }

    /** Whether a namespace has one. */
    public boolean isThere(String namespace) {
        return !store.read(ConfigurationDefinition.idOf(namespace)).isEmpty();
    }

    /** That of a namespace; empty if it has none. */
    public Optional<Definition> find(String namespace) {
        StoredStream stream = store.read(ConfigurationDefinition.idOf(namespace));
        return stream.last(DefinitionEvent.class)
                .map(last -> ready.compute(
                        namespace,
                        (same, known) -> known != null && known.version() >= stream.nextSequence()
                                ? known
                                : stored(last, stream.nextSequence())));
    }

    private static Definition stored(DefinitionEvent last, long version) {
        return switch (last) {
            case ConfigurationDefined defined -> Recorded.definition(defined, version);
        };
    }
}
