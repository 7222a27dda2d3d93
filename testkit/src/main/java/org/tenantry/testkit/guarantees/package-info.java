/**
 * What must be true of a run at its end, whatever was killed in it.
 *
 * <pre>
 *  the log's documents ──► LoggedEvents ───┐
 *  the topic's records ──► PublishedEvents ┼──► Observed ──► Guarantee, each
 *  what callers and subscribers noted ─────┘
 * </pre>
 *
 * Nothing here shares code with what is judged: the log is read by MongoDB's driver and the topic by
 * Kafka's consumer, by the published forms of document and headers.
 */
@NullMarked
package org.tenantry.testkit.guarantees;

import org.jspecify.annotations.NullMarked;
