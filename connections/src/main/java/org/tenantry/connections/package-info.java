/** How both sides are connected to Kafka and MongoDB, as an operator says: where, by what right, and encrypted or not. */
@NullMarked
package org.tenantry.connections;

import org.jspecify.annotations.NullMarked;
