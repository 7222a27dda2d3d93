@NullMarked
package org.tenantry.command.tenant.personal;

import org.jspecify.annotations.NullMarked;
