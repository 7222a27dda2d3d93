/**
 * Whether what the query side stores is what the log's events amount to, by the audit's own fold.
 *
 * <pre>
 *  Comparison ─► Aggregates (the log, aggregate by aggregate) ◄─in step─► StoredDocuments (a read model, in the same order)
 *      ├► Model: TenantModel, ConfigurationModel, ...: what a document must say after some events
 *      └► Recheck: what differs is read anew before it is told, as both go on meanwhile
 *  Domains: fed by several partitions, so that they are compared at the end
 * </pre>
 *
 * <p>Memory grows with the number of domains and of parents, not with tenants or events.
 */
@NullMarked
package org.tenantry.audit.readmodels;

import org.jspecify.annotations.NullMarked;
