/**
 * For services that have requests of their own about tenants: what the callers of those may do.
 *
 * <pre>
 *  request ──► TenantFilter ──► AccessClient ──► what was answered a moment ago ◄── POST /v1/access/check
 * </pre>
 */
@NullMarked
package org.tenantry.client.access;

import org.jspecify.annotations.NullMarked;
