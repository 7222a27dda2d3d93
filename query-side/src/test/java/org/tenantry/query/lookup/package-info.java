@NullMarked
package org.tenantry.query.lookup;

import org.jspecify.annotations.NullMarked;
