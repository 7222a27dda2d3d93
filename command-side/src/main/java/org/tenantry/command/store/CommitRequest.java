package org.tenantry.command.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.Appended;
import org.tenantry.log.LogEvent;

/** Travels with a command: under which id and with which metadata its events are stored, and the answer. */
public final class CommitRequest {
    /** The command's metadata key under which this is found. */
    public static final String KEY = "commit-request";

    private final String commit;
    private final Supplier<Map<String, String>> metadata;
    private final boolean dryRun;
    private final boolean mayRelyOnCache;
    private volatile boolean reliedOnCache;
    private volatile List<LogEvent> planned = List.of();
    private volatile @Nullable Appended answer;

    /**
     * One that was not answered yet.
     *
     * @param metadata asked when there is something to store
     * @param dryRun whether nothing is to be stored
     * @param mayRelyOnCache whether what is guarded need not be asked for: if it has changed, the guard
     *     refuses what is stored. A rejection must then be decided anew
     */
    public CommitRequest(
            String commit, Supplier<Map<String, String>> metadata, boolean dryRun, boolean mayRelyOnCache) {
        this.commit = commit;
        this.metadata = metadata;
        this.dryRun = dryRun;
        this.mayRelyOnCache = mayRelyOnCache;
    }

    /** That of the command that is being handled. */
    public static CommitRequest current() {
        return of(CurrentUnitOfWork.get().getMessage());
    }

    static CommitRequest of(Message<?> command) {
        if (command.getMetaData().get(KEY) instanceof CommitRequest request) {
            return request;
        }
        throw new IllegalStateException(command.getPayloadType() + " was not sent through the dispatcher");
    }

    /** The id under which the command's events are stored. */
    public String commit() {
        return commit;
    }

    Map<String, String> metadata() {
        return Map.copyOf(metadata.get());
    }

    boolean mayRelyOnCache() {
        return mayRelyOnCache;
    }

    void relyOnCache() {
        reliedOnCache = true;
    }

    /** Whether the decision may rest on what another node has changed meanwhile. */
    public boolean reliedOnCache() {
        return reliedOnCache;
    }

    /** Whether nothing is to be stored. */
    public boolean isDryRun() {
        return dryRun;
    }

    void plan(List<LogEvent> events) {
        planned = events;
    }

    /** What a dry run would have stored. */
    public List<LogEvent> planned() {
        return planned;
    }

    void answer(Appended appended) {
        answer = appended;
    }

    /** What was stored; empty if the command made no event. */
    public Optional<Appended> answer() {
        return Optional.ofNullable(answer);
    }
}
