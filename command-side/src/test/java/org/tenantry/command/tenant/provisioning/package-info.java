@NullMarked
package org.tenantry.command.tenant.provisioning;

import org.jspecify.annotations.NullMarked;
