@NullMarked
package org.tenantry.events;

import org.jspecify.annotations.NullMarked;
