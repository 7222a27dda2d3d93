/**
 * How fast events come from the log to the topic and from there to a subscriber, and how long after a
 * command's answer; each beside the Kafka clients alone, which send and read the same records.
 *
 * <pre>
 *  schedule ──► rounds: a kind after another, with our code and without ──► figures ──► report
 *                  │
 *                  ▼
 *     parts: a filled log, topics ──► MongoDB and Kafka, as JVMs of their own
 * </pre>
 */
@NullMarked
package org.tenantry.benchmarks.publish;

import org.jspecify.annotations.NullMarked;
