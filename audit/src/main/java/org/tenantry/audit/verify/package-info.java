/**
 * Whether log and topic are what only appending and publishing can have made of them.
 *
 * <pre>
 *  VerifyCommand ─► LogVerification ─► PartitionVerification, several at once ─► Findings ─► Report
 *                                         ├► Inspection (the log's own)
 *                                         └► TopicComparison ─► TopicRecords
 * </pre>
 */
@NullMarked
package org.tenantry.audit.verify;

import org.jspecify.annotations.NullMarked;
