package org.tenantry.command.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param first the sequence of the first event that is here
 * @param events in order: all, or the last if that tells the whole state
 * @param lastPosition of the last event in its partition; -1 if there is none
 * @param characters of the events' JSON, all together
 */
public record StoredStream(
        String aggregate, long first, List<TenantryEvent> events, long lastPosition, long characters) {
    public StoredStream {
        events = List.copyOf(events);
    }

    static StoredStream empty(String aggregate) {
        return new StoredStream(aggregate, 0, List.of(), -1, 0);
    }

    /** The stream with what came after; {@code commits} is not empty. */
    StoredStream with(List<Commit> commits) {
        return Streams.isLastEnough(aggregate) ? endingWith(commits.getLast()) : continuedBy(commits);
    }

    private StoredStream endingWith(Commit last) {
        LogEvent event = last.events().getLast();
        return new StoredStream(
                aggregate,
                last.nextSequence() - 1,
                List.of(known(EventJson.read(event.type(), event.payload()))),
                last.end() - 1,
                event.payload().length());
    }

    private StoredStream continuedBy(List<Commit> commits) {
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
        return new StoredStream(aggregate, 0, all, commits.getLast().end() - 1, allCharacters);
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
        return first + events.size();
    }

    /** The last event, if there is any. */
    public <E extends TenantryEvent> Optional<E> last(Class<E> family) {
        return events.isEmpty() ? Optional.empty() : Optional.of(family.cast(events.getLast()));
    }

    /** The events of one family. */
    public <E extends TenantryEvent> List<E> payloads(Class<E> family) {
        return events.stream().map(family::cast).toList();
    }

    List<DomainEventMessage<?>> messages() {
        List<DomainEventMessage<?>> messages = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            messages.add(new GenericDomainEventMessage<>("", aggregate, first + i, events.get(i)));
        }
        return messages;
    }
}
