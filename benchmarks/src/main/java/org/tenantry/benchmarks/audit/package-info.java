/**
 * How near the audit comes to reading what it audits and nothing else, and how much memory it needs.
 *
 * <pre>
 *  AuditBenchmark ─► AuditedSystem: a log, published ─► Rounds: the command line ◄─beside─► RawReads ─► a table
 * </pre>
 */
@NullMarked
package org.tenantry.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
