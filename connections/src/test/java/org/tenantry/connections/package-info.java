@NullMarked
package org.tenantry.connections;

import org.jspecify.annotations.NullMarked;
