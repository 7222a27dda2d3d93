@NullMarked
package org.tenantry.subscriber;

import org.jspecify.annotations.NullMarked;
