/** What is measured of a lookup of configuration stands in the package of what it measures, which nobody else can name. */
@NullMarked
package org.tenantry.query.configuration;

import org.jspecify.annotations.NullMarked;
