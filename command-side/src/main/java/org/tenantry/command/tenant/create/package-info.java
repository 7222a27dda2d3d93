/** Creating a tenant: a root, or a child of a parent that is in use. */
@NullMarked
package org.tenantry.command.tenant.create;

import org.jspecify.annotations.NullMarked;
