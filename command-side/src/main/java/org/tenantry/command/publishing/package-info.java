/**
 * Publishes the log to Kafka: partition p of the topic is the log's partition p, every event once,
 * in order, without gaps, for a read_committed reader.
 *
 * <pre>
 *  Publishing ──► PartitionPublisher (one a partition) ──► PublisherLease: may I?
 *                    └► PublishingSession: initTransactions → TopicEnd → publish from there on
 *                          ├► TopicAgainstLog: is what is there the log's?
 *                          └► PublishedMark: is all there that was published?
 *  PublishingEndpoint ──► PartitionOverview: how it stands, and the order to fill the topic again
 * </pre>
 *
 * Safety is Kafka's fencing of transactional ids; the lease only keeps nodes from fencing each other
 * off in turns. On any failure a session is closed and another begun: what happened is found out by
 * reading where the topic ends, never by reasoning.
 */
@NullMarked
package org.tenantry.command.publishing;

import org.jspecify.annotations.NullMarked;
