package org.tenantry.audit;

import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;
import org.tenantry.log.Commit;

/** What an event of the log is published with, by the contract. */
public final class Published {
    private Published() {}

    /**
     * Of one of a commit's events.
     *
     * @param log its id
     * @param index of the event in its commit
     */
    public static EventEnvelope envelope(String log, int partition, Commit commit, int index) {
        return new EventEnvelope(
                log,
                new Position(partition, commit.position() + index),
                commit.key(),
                commit.aggregate(),
                commit.sequence() + index,
                commit.events().get(index).type(),
                commit.time(),
                commit.id(),
                index,
                commit.events().size(),
                commit.hash().hex(),
                commit.metadata().get("actor"),
                commit.metadata().get("via"),
                commit.metadata().get("correlation"),
                commit.metadata().get("causation"),
                commit.metadata().get("traceparent"));
    }
}
