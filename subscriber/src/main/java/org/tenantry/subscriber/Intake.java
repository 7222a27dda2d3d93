package org.tenantry.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session hands events over to. All but the handling itself happens on the session's thread. */
interface Intake {
    /** How many events, and when the oldest of them was decided. */
    record InHand(long events, Optional<Instant> oldest) {
        static final InHand NOTHING = new InHand(0, Optional.empty());
    }

    /** A partition is followed from now on. */
    void begin(int partition, Optional<Place> place);

    /**
     * Takes over the next events of a partition, in order.
     *
     * @throws RuntimeException if the session is to begin again
     */
    void take(int partition, List<PublishedEvent> events);

    /** Whether a partition has so much in hand that it should get no more for now. */
    boolean isFull(int partition);

    /** Up to where all is handled, for each partition for which that changed since it was asked last. */
    Map<Integer, Place> progressed();

    /** What of a partition is in hand and not handled. */
    InHand inHand(int partition);

    /** A partition is followed no more: waits for what is being handled, and handles nothing more of it. */
    void end(int partition);
}
