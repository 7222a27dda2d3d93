/**
 * The published contract: what Tenantry's events are called, what they hold, and how they travel.
 *
 * <pre>
 *  TenantryEvent  ──EventJson──►  type + JSON text      what happened
 *  EventEnvelope  ──headers────►  Kafka record headers  where, when, by whom
 * </pre>
 *
 * Events are for ever: a field may be added, and read as absent from older events; anything else
 * is a new type, and an upcaster reads the old one's events as the new one's. The build compares the
 * schemas with those released.
 */
@NullMarked
package org.tenantry.events;

import org.jspecify.annotations.NullMarked;
