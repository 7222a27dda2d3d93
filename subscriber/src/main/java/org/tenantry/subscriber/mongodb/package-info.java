/** Progress in MongoDB, whose driver is an optional dependency: nothing else of the subscriber needs it. */
@NullMarked
package org.tenantry.subscriber.mongodb;

import org.jspecify.annotations.NullMarked;
