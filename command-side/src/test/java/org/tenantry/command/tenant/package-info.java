@NullMarked
package org.tenantry.command.tenant;

import org.jspecify.annotations.NullMarked;
