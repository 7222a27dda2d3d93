@NullMarked
package org.tenantry.command;

import org.jspecify.annotations.NullMarked;
