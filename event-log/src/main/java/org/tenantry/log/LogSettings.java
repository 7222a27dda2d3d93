package org.tenantry.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a log is opened.
 *
 * @param log the id of the log that is expected; null for any, and for one to be made if there is none
 * @param partitions how many the log has; fixed when it is made
 * @param deadline how long an append may wait in the queue
 * @param grace how long an append that has been sent is awaited beyond its deadline
 * @param maxQueuedCommits a partition's queue, by count
 * @param maxQueuedBytes a partition's queue, by the size of its texts in bytes
 */
public record LogSettings(
        @Nullable String log,
        int partitions,
        Duration deadline,
        Duration grace,
        int maxQueuedCommits,
        long maxQueuedBytes) {
    public LogSettings {
        if (partitions < 2 || partitions > 1000) {
            throw new IllegalArgumentException("partitions " + partitions + ": expected 2 to 1000");
        }
    }

    /** Those for a log of so many partitions, whichever it is. */
    public static LogSettings withPartitions(int partitions) {
        return new LogSettings(null, partitions, Duration.ofSeconds(2), Duration.ofSeconds(1), 10_000, 32_000_000);
    }

    /** The same, for one log only. */
    public LogSettings expecting(@Nullable String id) {
        return new LogSettings(id, partitions, deadline, grace, maxQueuedCommits, maxQueuedBytes);
    }
}
