/** What is measured of the check of access stands in the package of what it measures, which nobody else can name. */
@NullMarked
package org.tenantry.access;

import org.jspecify.annotations.NullMarked;
