/** What a subscription shows to Micrometer, an optional dependency: nothing else of the subscriber needs it. */
@NullMarked
package org.tenantry.subscriber.metrics;

import org.jspecify.annotations.NullMarked;
