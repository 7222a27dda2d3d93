@NullMarked
package org.tenantry.command.plan;

import org.jspecify.annotations.NullMarked;
