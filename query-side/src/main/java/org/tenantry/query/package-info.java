/**
 * The query side: read models built from Kafka, and what is asked of them. It knows nothing of the
 * command side but the events.
 *
 * <pre>
 *  Kafka ──► projection (engine) ──► read models (MongoDB) ──► tenant (searches) ──► answers
 * </pre>
 */
@NullMarked
package org.tenantry.query;

import org.jspecify.annotations.NullMarked;
