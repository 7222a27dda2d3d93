@NullMarked
package org.tenantry.query.history;

import org.jspecify.annotations.NullMarked;
