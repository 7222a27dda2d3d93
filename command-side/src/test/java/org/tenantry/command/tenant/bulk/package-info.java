@NullMarked
package org.tenantry.command.tenant.bulk;

import org.jspecify.annotations.NullMarked;
