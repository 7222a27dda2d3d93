package org.tenantry.subscriber;

import java.time.Duration;

/**
 * How far a subscriber is behind in a partition.
 *
 * @param partition one of those that this member follows
 * @param position of the first event that was not taken over yet
 * @param notTaken records that were not taken over yet: events, and markers of transactions
 * @param age how long ago the oldest event was decided that is not handled; zero if there is none
 */
public record PartitionLag(int partition, long position, long notTaken, Duration age) {}
