/** What all rules of the domain have in common; each stands in the folder of the command that it is for. */
@NullMarked
package org.tenantry.command.rules;

import org.jspecify.annotations.NullMarked;
