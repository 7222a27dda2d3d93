/**
 * Whether log and topic are what only appending and publishing can have made of them.
 *
 * <pre>
 *  VerifyCommand ─► LogVerification ─► PartitionVerification, several at once ─► Findings ─► Report
 *                                         ├► Inspection (the log's own)
 *                                         └► TopicComparison ─► TopicRecords
 *  Checkpoint: what was found intact once, to be held against what is there later; signed if there is a key
 * </pre>
 */
@NullMarked
package org.tenantry.audit.verify;

import org.jspecify.annotations.NullMarked;
