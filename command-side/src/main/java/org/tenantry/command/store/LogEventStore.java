package org.tenantry.command.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.AbstractEventBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantryEvent;
import org.tenantry.log.Appended;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogEvent;
import org.tenantry.log.NewCommit;

/**
 * Axon's event store over the event log. It appends in the unit of work's commit phase: nothing is
 * stored of a command that fails before, and a refusal there still rolls back and reaches the
 * caller.
 *
 * <p>Streams are cached as the immutable lists they are; every read asks the log for what came
 * after, since another node may have written it.
 */
public final class LogEventStore extends AbstractEventBus implements EventStore {
    /** As JSON; as objects they take a few times as much memory. */
    private static final long MAX_CACHED_CHARACTERS = 32_000_000;

    /** What a stream takes beside its events, about. */
    private static final int STREAM_OVERHEAD = 100;

    private final EventLog log;
    private final Cache<String, StoredStream> streams = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_CHARACTERS)
            .weigher((String aggregate, StoredStream stream) ->
                    (int) Math.min(STREAM_OVERHEAD + stream.characters(), MAX_CACHED_CHARACTERS))
            .build();

    /** Every creation looks at its kind's plan, and children are created together. */
    private final SharedQuestions<String, StoredStream> reads = new SharedQuestions<>(this::readNow);

    public LogEventStore(EventLog log) {
        super(new AbstractEventBus.Builder() {});
        this.log = log;
    }

    /** An aggregate's events, with all that any node had stored when this was called. */
    public StoredStream read(String aggregate) {
        return reads.ask(aggregate);
    }

    private StoredStream readNow(String aggregate) {
        @Nullable StoredStream cached = streams.getIfPresent(aggregate);
        StoredStream known = cached == null ? StoredStream.empty(aggregate) : cached;
        List<Commit> newer = newer(aggregate, known.nextSequence());
        if (newer.isEmpty()) {
            return known;
        }
        StoredStream current = known.with(newer);
        streams.put(aggregate, current);
        return current;
    }

    private List<Commit> newer(String aggregate, long sequence) {
        return Streams.isLastEnough(aggregate)
                ? log.readLast(partition(aggregate), aggregate, sequence).stream()
                        .toList()
                : log.readAggregate(partition(aggregate), aggregate, sequence);
    }

    /**
     * As {@link #read}, for a decision that relies on it: what the current unit of work stores is refused if
     * the aggregate has changed by then. So what is cached will do, if the command allows it: most of
     * what decisions look at beside their own aggregate hardly ever changes.
     */
    public StoredStream readGuarded(String aggregate) {
        StoredStream stream = cached(aggregate).orElseGet(() -> read(aggregate));
        Guards.of(CurrentUnitOfWork.get()).add(aggregate, stream.nextSequence());
        return stream;
    }

    /** An earlier event of an aggregate whose events are each a commit of their own. */
    public <E extends TenantryEvent> Optional<E> find(String aggregate, long sequence, Class<E> family) {
        return log.find(partition(aggregate), aggregate, sequence)
                .map(commit -> StoredStream.empty(aggregate).with(List.of(commit)))
                .flatMap(stream -> stream.last(family));
    }

    /**
     * Whether nothing was ever stored of an aggregate that the current unit of work is to create. If the
     * command allows it, what is not known here is taken to be free: the log takes each first event once.
     */
    public boolean isFree(String aggregate) {
        CommitRequest request = CommitRequest.current();
        if (request.mayRelyOnCache() && streams.getIfPresent(aggregate) == null) {
            request.relyOnCache();
            return true;
        }
        return read(aggregate).isEmpty();
    }

    private Optional<StoredStream> cached(String aggregate) {
        CommitRequest request = CommitRequest.current();
        if (!request.mayRelyOnCache()) {
            return Optional.empty();
        }
        Optional<StoredStream> cached = Optional.ofNullable(streams.getIfPresent(aggregate));
        cached.ifPresent(stream -> request.relyOnCache());
        return cached;
    }

    @Override
    public DomainEventStream readEvents(String aggregate) {
        return DomainEventStream.of(read(aggregate).messages());
    }

    @Override
    protected void commit(List<? extends EventMessage<?>> events) {
        CommitRequest request = CommitRequest.current();
        List<DomainEventMessage<?>> messages = events.stream()
                .<DomainEventMessage<?>>map(DomainEventMessage.class::cast)
                .toList();
        String aggregate = oneAggregate(messages);
        List<LogEvent> logEvents =
                messages.stream().map(LogEventStore::logEvent).toList();
        if (request.isDryRun()) {
            request.plan(logEvents);
            return;
        }
        Appended appended = log.append(
                partition(aggregate),
                new NewCommit(
                        request.commit(),
                        Streams.key(aggregate),
                        aggregate,
                        messages.get(0).getSequenceNumber(),
                        request.metadata(),
                        logEvents,
                        Guards.of(CurrentUnitOfWork.get()).list()));
        request.answer(appended);
        remember(appended.commit());
    }

    /**
     * A cached stream goes on with what was stored here: who relies on it should not be refused for that. One
     * that began here is all known: children often follow soon, and changes.
     */
    private void remember(Commit stored) {
        streams.asMap().compute(stored.aggregate(), (aggregate, cached) -> {
            StoredStream known = cached == null ? StoredStream.empty(aggregate) : cached;
            return known.nextSequence() == stored.sequence() ? known.with(List.of(stored)) : cached;
        });
    }

    private static String oneAggregate(List<DomainEventMessage<?>> messages) {
        Set<String> aggregates = messages.stream()
                .map(DomainEventMessage::getAggregateIdentifier)
                .collect(Collectors.toSet());
        if (aggregates.size() != 1) {
            throw new IllegalStateException("a command changes one aggregate, not " + aggregates);
        }
        return aggregates.iterator().next();
    }

    private static LogEvent logEvent(DomainEventMessage<?> message) {
        TenantryEvent event = (TenantryEvent) message.getPayload();
        return new LogEvent(EventJson.typeOf(event), EventJson.write(event));
    }

    /** The partition of the log that an aggregate's events are in. */
    public int partition(String aggregate) {
        return Streams.partition(aggregate, log.partitions());
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        throw new UnsupportedOperationException("events are followed on Kafka");
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("there are no snapshots");
    }
}
