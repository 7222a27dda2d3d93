/** Grants and decisions by themselves, and tokens against a real server with a real key. */
@NullMarked
package org.tenantry.access;

import org.jspecify.annotations.NullMarked;
