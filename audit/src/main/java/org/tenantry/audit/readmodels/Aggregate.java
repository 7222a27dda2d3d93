package org.tenantry.audit.readmodels;

import java.util.List;
import org.tenantry.audit.fold.StoredEvent;

/**
 * All events of an aggregate, in order.
 *
 * @param id such as {@code pb}, {@code pb/overrides/auth}, {@code /definitions/auth}
 */
record Aggregate(int partition, String id, List<StoredEvent> events) {}
