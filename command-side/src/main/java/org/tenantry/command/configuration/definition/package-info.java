/** Laying down what a namespace's configuration may be. */
@NullMarked
package org.tenantry.command.configuration.definition;

import org.jspecify.annotations.NullMarked;
