@NullMarked
package org.tenantry.command.publishing;

import org.jspecify.annotations.NullMarked;
