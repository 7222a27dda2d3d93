/**
 * What was so of a tenant at an instant, and what differs between two; read by the index of aggregates, never by going through
 * the log.
 *
 * <pre>
 *  StateCommand, DiffCommand ─► Moment ─► Places ─► StateReader ─► State ─► StateText, StateJson
 *                                                      ├► fold (the tenant, its ancestors)
 *                                                      └► effective (its configuration)
 * </pre>
 */
@NullMarked
package org.tenantry.audit.state;

import org.jspecify.annotations.NullMarked;
