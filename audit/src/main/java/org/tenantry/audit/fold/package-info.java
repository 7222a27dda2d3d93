/**
 * What events amount to, told once more from the published contract alone: no code of the two sides has a part in it, so that
 * their mistakes are not repeated here.
 */
@NullMarked
package org.tenantry.audit.fold;

import org.jspecify.annotations.NullMarked;
