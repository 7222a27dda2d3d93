package org.tenantry.subscriber;

import java.util.List;

/** Handles many events at once. */
@FunctionalInterface
public interface BatchHandler {
    /**
     * Handles a partition's next events, in order. What it throws makes the subscription read on from
     * the stored progress, after a moment: it must bear repetition.
     */
    void handle(int partition, List<PublishedEvent> events) throws Exception;
}
