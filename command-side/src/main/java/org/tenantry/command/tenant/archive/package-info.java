/** Taking a tenant, and all beneath it, out of use. Not yet offered by the API. */
@NullMarked
package org.tenantry.command.tenant.archive;

import org.jspecify.annotations.NullMarked;
