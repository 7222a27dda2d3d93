package org.tenantry.benchmarks.log;

import java.util.Collections;
import java.util.Iterator;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Reads through Axon's extension, as a tracking processor and a repository do; payloads stay JSON. */
final class AxonReader implements EventReader {
    private final EventStorageEngine engine;
    private Iterator<? extends TrackedEventMessage<?>> onwards = Collections.emptyIterator();

    AxonReader(EventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public int readOn() {
        if (!onwards.hasNext()) {
            onwards = engine.readEvents(null, false).iterator();
        }
        int events = 0;
        while (events < PAGE && onwards.hasNext()) {
            onwards.next();
            events++;
        }
        return events;
    }

    @Override
    public int readAggregate(String aggregate) {
        return (int) engine.readEvents(aggregate).asStream().count();
    }
}
