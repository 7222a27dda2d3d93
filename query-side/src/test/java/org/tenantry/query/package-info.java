/** What the tests of the query side have in common: published events. */
@NullMarked
package org.tenantry.query;

import org.jspecify.annotations.NullMarked;
