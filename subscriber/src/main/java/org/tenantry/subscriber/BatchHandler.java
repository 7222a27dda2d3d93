package org.tenantry.subscriber;

import java.util.List;
import java.util.Optional;

/** Handles many events at once. */
@FunctionalInterface
public interface BatchHandler {
    /**
     * A partition is this member's from now on; before the first of its events.
     *
     * @param place where it stands; empty if nothing of it was handled yet
     */
    default void begin(int partition, Optional<Place> place) {}

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

    /** A partition is this member's no more. */
    default void end(int partition) {}
}
