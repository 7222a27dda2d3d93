package org.tenantry.command.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.tenantry.command.store.CommitRequest;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.store.StoredStream;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.log.Appended;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends a command and answers for it. What was decided on grounds that changed before it could be
 * stored is decided again, at most five times.
 *
 * <p>A repeated request gets the first answer again. A repeat that leads to events meets the first
 * one's commit where it would store its own; one that is rejected or changes nothing, since the
 * first has already had its effect, looks for that commit before it answers.
 */
public final class CommandDispatcher {
    private static final int MAX_ATTEMPTS = 5;

    private final CommandGateway gateway;
    private final LogEventStore store;
    private final EventLog log;
    private final Origins origins;
    private final JsonMapper json = new JsonMapper();

    public CommandDispatcher(CommandGateway gateway, LogEventStore store, EventLog log, Origins origins) {
        this.gateway = gateway;
        this.store = store;
        this.log = log;
        this.origins = origins;
    }

    /**
     * Has the command that a request asks for decided and stored.
     *
     * @throws ProblemException if it is refused
     */
    public CommandReceipt dispatch(TenantId tenant, Object command, CommandRequest request, JsonNode body) {
        return dispatch(Target.of(tenant), command, request, body);
    }

    /** The same for what may be no tenant's. */
    public CommandReceipt dispatch(Target target, Object command, CommandRequest request, JsonNode body) {
        boolean confidential = command instanceof Confidential mayBe && mayBe.isConfidential();
        return dispatch(target, command, origins.of(request, target, body, confidential));
    }

    /** Has a command that does not come by a request decided and stored. */
    public CommandReceipt dispatch(TenantId tenant, Object command, Origin origin) {
        return dispatch(Target.of(tenant), command, origin);
    }

    /**
     * Has a command decided and stored.
     *
     * @throws ProblemException if it is refused
     */
    public CommandReceipt dispatch(Target target, Object command, Origin origin) {
        MDC.put("tenant", target.aggregate());
        try {
            return decide(target, command, origin);
        } finally {
            MDC.remove("tenant");
        }
    }

    private CommandReceipt decide(Target target, Object command, Origin origin) {
        for (int attempt = 1; ; attempt++) {
            CommitRequest request = new CommitRequest(
                    origin.commit(), origin::metadataWithRequest, origin.dryRun(), attempt == 1 && !origin.dryRun());
            try {
                return attempt(target, command, origin, request);
            } catch (RuntimeException e) {
                boolean mayComeOutOtherwise =
                        Refusals.isOvertaken(e) || (Refusals.isRejected(e) && request.reliedOnCache());
                if (!mayComeOutOtherwise || attempt == MAX_ATTEMPTS) {
                    throw Refusals.problem(target.id(), e);
                }
            }
        }
    }

    private CommandReceipt attempt(Target target, Object command, Origin origin, CommitRequest request) {
        CommandMessage<Object> message =
                GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of(CommitRequest.KEY, request));
        try {
            gateway.sendAndWait(message);
        } catch (RuntimeException rejection) {
            if (Refusals.isRejected(rejection) || Refusals.isOvertaken(rejection)) {
                Optional<Commit> earlier = earlier(target, origin);
                if (earlier.isPresent()) {
                    return firstAnswer(target, origin, earlier.get());
                }
            }
            throw rejection;
        }
        if (origin.dryRun()) {
            return planned(target, request.planned());
        }
        Optional<Appended> stored = request.answer();
        if (stored.isPresent()) {
            Commit commit = stored.get().commit();
            return stored.get().replayed() ? firstAnswer(target, origin, commit) : answer(target, commit);
        }
        return earlier(target, origin)
                .map(commit -> firstAnswer(target, origin, commit))
                .orElseGet(() -> unchanged(target));
    }

    private Optional<Commit> earlier(Target target, Origin origin) {
        return origin.isRepeatable() ? log.find(partition(target), origin.commit()) : Optional.empty();
    }

    /** The answer to the first of several equal requests: a key is a whole tree's, so its commit may be another's. */
    private CommandReceipt firstAnswer(Target target, Origin origin, Commit commit) {
        if (!commit.aggregate().equals(target.aggregate()) || !origin.isOriginOf(commit)) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This " + Origins.IDEMPOTENCY_KEY + " was used for another request.",
                    new Fault(Origins.IDEMPOTENCY_KEY, null, "a new key for a new request"));
        }
        return answer(target, commit);
    }

    private CommandReceipt answer(Target target, Commit commit) {
        return new CommandReceipt(
                target.id(), commit.nextSequence(), new Position(partition(target), commit.end() - 1), true);
    }

    private CommandReceipt planned(Target target, List<LogEvent> events) {
        List<PlannedEvent> planned = events.stream()
                .map(event -> new PlannedEvent(event.type(), json.readValue(event.payload(), ObjectNode.class)))
                .toList();
        long version = store.read(target.aggregate()).nextSequence() + events.size();
        return new CommandReceipt(target.id(), version, null, planned, !planned.isEmpty());
    }

    private CommandReceipt unchanged(Target target) {
        StoredStream stream = store.read(target.aggregate());
        return stream.nextSequence() == 0
                ? new CommandReceipt(target.id(), 0, null, null, false)
                : new CommandReceipt(
                        target.id(),
                        stream.nextSequence(),
                        new Position(partition(target), stream.lastPosition()),
                        false);
    }

    private int partition(Target target) {
        return store.partition(target.aggregate());
    }
}
