@NullMarked
package org.tenantry.log;

import org.jspecify.annotations.NullMarked;
