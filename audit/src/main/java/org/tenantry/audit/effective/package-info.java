/**
 * Which configuration holds for a tenant, worked out once more from docs/configuration.md alone: defaults, platform, ancestors,
 * the tenant's own, with locks, marks and what does not fit.
 *
 * <pre>
 *  Definition, Settings from the highest level on ─► Merge ─► Effective
 *                                                      └► Fitting ─► Schema
 * </pre>
 */
@NullMarked
package org.tenantry.audit.effective;

import org.jspecify.annotations.NullMarked;
