/** The embedded servers, as their clients see them. */
@NullMarked
package org.tenantry.embedded;

import org.jspecify.annotations.NullMarked;
