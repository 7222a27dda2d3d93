/**
 * How fast commands are over HTTP, against an endpoint that does all but the command itself.
 *
 * <pre>
 *  schedule ──► rounds: a workload at a number of connections ──► figures ──► report
 *                          │
 *                          ▼
 *               the running system: both sides, Kafka, MongoDB, bare endpoint
 * </pre>
 */
@NullMarked
package org.tenantry.benchmarks.http;

import org.jspecify.annotations.NullMarked;
