/**
 * How fast the event log takes and gives back events, beside Axon's extension for MongoDB, and how
 * near it comes to what the driver does with the same documents and nothing else.
 *
 * <pre>
 *  schedule ──► append rounds: writers of an event store ──┬──► figures ──► report
 *           └─► read rounds: calls of an event reader   ──┘
 *                          │
 *                          ▼
 *     AxonStore   TenantryStore   RawStore (the limit) ──► MongoDB, or its stand-in as a JVM of its own
 * </pre>
 */
@NullMarked
package org.tenantry.benchmarks.log;

import org.jspecify.annotations.NullMarked;
