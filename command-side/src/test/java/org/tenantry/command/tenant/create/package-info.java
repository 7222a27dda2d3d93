@NullMarked
package org.tenantry.command.tenant.create;

import org.jspecify.annotations.NullMarked;
