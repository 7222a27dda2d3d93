/**
 * How fast configuration is looked up, side by side with an endpoint that answers a constant of the same size behind the
 * same check of the token: what any answer costs here.
 */
@NullMarked
package org.tenantry.benchmarks.lookup;

import org.jspecify.annotations.NullMarked;
