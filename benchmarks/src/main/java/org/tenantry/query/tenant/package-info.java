/** What is measured of a search stands in the package of what it measures, which nobody else can name. */
@NullMarked
package org.tenantry.query.tenant;

import org.jspecify.annotations.NullMarked;
