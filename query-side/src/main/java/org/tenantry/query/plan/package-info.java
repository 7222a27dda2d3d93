/** Provisioning plans as they are read. They are no tenant's, and for platform administrators only. */
@NullMarked
package org.tenantry.query.plan;

import org.jspecify.annotations.NullMarked;
