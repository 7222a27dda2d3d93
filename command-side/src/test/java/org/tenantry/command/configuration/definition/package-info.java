@NullMarked
package org.tenantry.command.configuration.definition;

import org.jspecify.annotations.NullMarked;
