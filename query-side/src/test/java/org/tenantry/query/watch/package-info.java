@NullMarked
package org.tenantry.query.watch;

import org.jspecify.annotations.NullMarked;
