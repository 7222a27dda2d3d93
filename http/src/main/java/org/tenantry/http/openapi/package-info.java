/**
 * How the API describes itself: what follows for every endpoint from what it takes and what it gives, so that no endpoint
 * has to tell it, and none can forget to.
 */
@NullMarked
package org.tenantry.http.openapi;

import org.jspecify.annotations.NullMarked;
