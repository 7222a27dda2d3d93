package org.tenantry.subscriber;

import java.util.List;

/** Handles many events at once. */
@FunctionalInterface
public interface BatchHandler {
    /**
     * Handles a partition's next events, in order. What it throws makes the subscription read on from
     * the stored progress, after a moment.
     *
     * <p>It must bear repetition, unless it stores {@code after} in the transaction that holds what the
     * events do, where the {@link ProgressStore} finds it, and only if the place stored there is that of
     * the first of these events: another member may have got further while this one was thought dead.
     *
     * @param after where the partition stands when these are handled
     */
    void handle(int partition, List<PublishedEvent> events, Place after) throws Exception;
}
