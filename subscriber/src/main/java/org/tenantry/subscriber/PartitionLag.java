package org.tenantry.subscriber;

import java.time.Duration;

/**
 * How far a subscriber is behind in a partition, as far as it has heard of it from Kafka. What is
 * parked is not waited for.
 *
 * @param partition one of those that this member follows
 * @param position of the first event that was not taken over yet; 0 if none was seen
 * @param inHand events that were taken over and are not handled yet
 * @param notTaken how many were not taken over yet, at most: Kafka counts records, and a transaction
 *     has one more than events. 0 only if there is none
 * @param age how long ago the oldest event was decided that is not handled; zero if there is none
 */
public record PartitionLag(int partition, long position, long inHand, long notTaken, Duration age) {
    /** Events that are not handled yet, at most; 0 only if there is none. */
    public long events() {
        return inHand + notTaken;
    }
}
