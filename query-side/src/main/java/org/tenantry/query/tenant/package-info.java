/**
 * Tenants as they are read: their documents, how events change them, and the searches. Every read
 * goes through {@link org.tenantry.query.tenant.TenantReads}, which cannot be had without a scope.
 */
@NullMarked
package org.tenantry.query.tenant;

import org.jspecify.annotations.NullMarked;
