@NullMarked
package org.tenantry.query.timeline;

import org.jspecify.annotations.NullMarked;
