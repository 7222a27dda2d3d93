package org.tenantry.command.store;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantryEvent;
import org.tenantry.events.UnknownEvent;
import org.tenantry.log.Commit;
import org.tenantry.log.LogEvent;

/**
 * An aggregate's events as they are stored; immutable.
 *
 * @param aggregate its id
 * @param events from the first, in order
 * @param lastPosition of the last event in its partition; -1 if there is none
 * @param characters of the events' JSON, all together
 */
public record StoredStream(String aggregate, List<TenantryEvent> events, long lastPosition, long characters) {
    public StoredStream {
        events = List.copyOf(events);
    }

    static StoredStream empty(String aggregate) {
        return new StoredStream(aggregate, List.of(), -1, 0);
    }

    /** The stream with what came after; {@code commits} is not empty. */
    StoredStream with(List<Commit> commits) {
        List<TenantryEvent> all = new ArrayList<>(events);
        long allCharacters = characters;
        for (Commit commit : commits) {
            if (commit.sequence() != all.size()) {
                throw new IllegalStateException("the events of " + aggregate + " have a gap: sequence " + all.size()
                        + " is expected and " + commit.sequence() + " is stored");
            }
            for (LogEvent event : commit.events()) {
                all.add(known(EventJson.read(event.type(), event.payload())));
                allCharacters += event.payload().length();
            }
        }
        return new StoredStream(aggregate, all, commits.get(commits.size() - 1).end() - 1, allCharacters);
    }

    private TenantryEvent known(TenantryEvent event) {
        if (event instanceof UnknownEvent unknown) {
            throw new NewerEventException(aggregate, unknown.type());
        }
        return event;
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** The sequence that the next event would have. */
    public long nextSequence() {
        return events.size();
    }

    /** The events of one family. */
    public <E extends TenantryEvent> List<E> payloads(Class<E> family) {
        return events.stream().map(family::cast).toList();
    }

    List<DomainEventMessage<?>> messages() {
        List<DomainEventMessage<?>> messages = new ArrayList<>(events.size());
        for (int sequence = 0; sequence < events.size(); sequence++) {
            messages.add(new GenericDomainEventMessage<>("", aggregate, sequence, events.get(sequence)));
        }
        return messages;
    }
}
