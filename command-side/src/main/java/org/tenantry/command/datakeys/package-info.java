/** For operators: the tenants' data keys. */
@NullMarked
package org.tenantry.command.datakeys;

import org.jspecify.annotations.NullMarked;
