/** Axon's event store over the event log. */
@NullMarked
package org.tenantry.command.store;

import org.jspecify.annotations.NullMarked;
