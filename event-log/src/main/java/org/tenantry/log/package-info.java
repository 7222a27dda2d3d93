/**
 * The event log in MongoDB: append-only, gapless, hash-chained. It knows nothing of tenants: a
 * payload is a type and a JSON text.
 *
 * <pre>
 *  EventLog ──► PartitionAppender (one a partition): queue, deadlines
 *     │            └► PartitionWriter: number, check guards, chain
 *     │                └► BatchSettlement: insert, find out what became of it ──► CommitStore ──► log_N
 *     ├───────► PartitionReader, CommitScan: majority reads that stop at the first absent position
 *     └───────► Inspection, Verification, Fencing
 *  LogCopy ──► commits that are chained already, into a database of its own ──► log_N
 * </pre>
 *
 * A commit (the events of one command on one aggregate) is one document, whose {@code _id} is the
 * position of its first event. Positions are gapless because every writer starts exactly at the
 * head and never passes a position that may yet be taken.
 */
@NullMarked
package org.tenantry.log;

import org.jspecify.annotations.NullMarked;
