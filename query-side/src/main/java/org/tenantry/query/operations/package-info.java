/** For operators: what is parked, and how projections are built anew. */
@NullMarked
package org.tenantry.query.operations;

import org.jspecify.annotations.NullMarked;
