@NullMarked
package org.tenantry.command.tenant.domain;

import org.jspecify.annotations.NullMarked;
