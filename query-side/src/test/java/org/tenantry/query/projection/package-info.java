/** The engine on a real Kafka and a real MongoDB, with a projection that remembers what it was given. */
@NullMarked
package org.tenantry.query.projection;

import org.jspecify.annotations.NullMarked;
