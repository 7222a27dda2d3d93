/** Tests. */
@NullMarked
package org.tenantry.testkit.queries;

import org.jspecify.annotations.NullMarked;
