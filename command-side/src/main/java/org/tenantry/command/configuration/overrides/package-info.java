/** Changing what a level, a tenant or the platform, sets in a namespace. */
@NullMarked
package org.tenantry.command.configuration.overrides;

import org.jspecify.annotations.NullMarked;
