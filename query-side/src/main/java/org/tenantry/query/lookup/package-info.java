/**
 * Documents of read models in memory, for what is asked with every request of the platform's services. Each node follows
 * the whole topic by itself, and what it answers is never older than what it has seen there:
 *
 * <pre>
 *  Kafka ──► topic as this node sees it ──► seen documents ──► answers
 *                                             ▲
 *  read models (MongoDB) ─────────────────────┘ for what it does not know
 * </pre>
 */
@NullMarked
package org.tenantry.query.lookup;

import org.jspecify.annotations.NullMarked;
