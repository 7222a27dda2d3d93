/** Tenants as they are read: events, then read model; and searches on a real MongoDB. */
@NullMarked
package org.tenantry.query.tenant;

import org.jspecify.annotations.NullMarked;
