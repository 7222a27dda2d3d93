@NullMarked
package org.tenantry.command.configuration.overrides;

import org.jspecify.annotations.NullMarked;
