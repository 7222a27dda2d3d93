@NullMarked
package org.tenantry.query.plan;

import org.jspecify.annotations.NullMarked;
