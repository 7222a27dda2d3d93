/** The test kit, tested: a tool that lies makes every other test worthless. */
@NullMarked
package org.tenantry.testkit;

import org.jspecify.annotations.NullMarked;
