@NullMarked
package org.tenantry.command.tenant.update;

import org.jspecify.annotations.NullMarked;
