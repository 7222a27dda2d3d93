/**
 * What happened to tenants, event by event as it was published, and what "as of" means.
 *
 * <pre>
 *  an instant ──► {@link org.tenantry.query.history.PositionVector} ──► the events up to there ──► a fold, by who asks
 * </pre>
 */
@NullMarked
package org.tenantry.query.history;

import org.jspecify.annotations.NullMarked;
