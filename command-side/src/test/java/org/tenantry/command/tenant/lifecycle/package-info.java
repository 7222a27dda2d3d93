@NullMarked
package org.tenantry.command.tenant.lifecycle;

import org.jspecify.annotations.NullMarked;
