@NullMarked
package org.tenantry.testkit.guarantees;

import org.jspecify.annotations.NullMarked;
