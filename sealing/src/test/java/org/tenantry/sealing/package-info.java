@NullMarked
package org.tenantry.sealing;

import org.jspecify.annotations.NullMarked;
