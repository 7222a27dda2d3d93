@NullMarked
package org.tenantry.standalone;

import org.jspecify.annotations.NullMarked;
