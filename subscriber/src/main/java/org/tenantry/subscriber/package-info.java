/**
 * The client for downstream services: from Kafka records to events.
 *
 * <pre>
 *  record ──EventRecord──► envelope and event ──Sequence──► each position once, in order, or an alarm
 * </pre>
 *
 * Positions, not offsets, say where a subscriber stands: they survive a topic that was made anew.
 */
@NullMarked
package org.tenantry.subscriber;

import org.jspecify.annotations.NullMarked;
