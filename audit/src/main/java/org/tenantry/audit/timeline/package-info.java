/** Who did what to a tenant, when and why, field by field, from the log alone. */
@NullMarked
package org.tenantry.audit.timeline;

import org.jspecify.annotations.NullMarked;
