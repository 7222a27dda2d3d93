package org.tenantry.query.projection;

import java.util.Set;

/**
 * What of a partition is in a read model.
 *
 * @param next the position of the first event that may not be there
 * @param waiting documents of which events before that may not be there either
 */
public record Reached(long next, Set<String> waiting) {}
