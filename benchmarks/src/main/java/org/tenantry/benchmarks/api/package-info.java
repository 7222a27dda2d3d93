/** The API as a load generator uses it: connections, requests, and an endpoint that does nothing, to compare with. */
@NullMarked
package org.tenantry.benchmarks.api;

import org.jspecify.annotations.NullMarked;
