/** Changing a tenant's profile by JSON Merge Patch. */
@NullMarked
package org.tenantry.command.tenant.update;

import org.jspecify.annotations.NullMarked;
