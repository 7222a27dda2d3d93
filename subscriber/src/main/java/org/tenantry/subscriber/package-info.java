/**
 * The client for downstream services: from the topic to handlers, each event at least once, each
 * tenant's in order.
 *
 * <pre>
 *  Subscription ───────► TenantIntake: a tenant's events one by one, tenants at once, parking
 *  BatchSubscription ──► BatchIntake: all that a poll brings of a partition
 *       └─ Following: session after session ──► TopicSession: poll, check positions, store progress
 * </pre>
 *
 * Positions, not offsets, say where a subscriber stands: they tell duplicates and gaps, and survive a
 * topic that was made anew. A parked tenant's events are not stored anywhere: the topic keeps them.
 */
@NullMarked
package org.tenantry.subscriber;

import org.jspecify.annotations.NullMarked;
