/**
 * The tenant: an aggregate that decides and evolves. A command has a folder of its own beneath,
 * with its rules and its endpoint, and one line in {@link org.tenantry.command.tenant.Tenant}.
 */
@NullMarked
package org.tenantry.command.tenant;

import org.jspecify.annotations.NullMarked;
