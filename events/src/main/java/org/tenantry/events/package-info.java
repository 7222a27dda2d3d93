/**
 * The published contract: what Tenantry's events are called, what they hold, and how they travel.
 *
 * <pre>
 *  TenantryEvent  ──EventJson──►  type + JSON text      what happened
 *  EventEnvelope  ──headers────►  Kafka record headers  where, when, by whom
 * </pre>
 *
 * Events are for ever: a field may be added, and read as absent from older events; anything else
 * is a new type.
 */
@NullMarked
package org.tenantry.events;

import org.jspecify.annotations.NullMarked;
