/** What the description says of types and patterns. */
@NullMarked
package org.tenantry.http.openapi;

import org.jspecify.annotations.NullMarked;
