/**
 * What it costs to know who asks and whether they may, beside what is asked most often.
 *
 * <pre>
 *  HotCheck, ColdCheck, HotLookup: JMH's forks ──┐
 *                                                ├──► table: the check's share of a lookup
 *  lookups over HTTP, by one connection ─────────┘
 * </pre>
 */
@NullMarked
package org.tenantry.benchmarks.access;

import org.jspecify.annotations.NullMarked;
