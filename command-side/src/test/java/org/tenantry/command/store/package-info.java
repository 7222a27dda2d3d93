@NullMarked
package org.tenantry.command.store;

import org.jspecify.annotations.NullMarked;
