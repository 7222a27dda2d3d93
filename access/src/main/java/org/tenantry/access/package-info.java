/**
 * Who may do what on which tenant.
 *
 * <pre>
 *  token ──► TokenDecoders: is it genuine? ──► Grants: tenant → roles ──► Caller.require(permission, tenant)
 *            401                               from its claims            404 not visible, 403 not permitted
 * </pre>
 *
 * A grant holds for the tenant and all beneath it. What a caller cannot see is answered exactly as
 * what does not exist.
 */
@NullMarked
package org.tenantry.access;

import org.jspecify.annotations.NullMarked;
