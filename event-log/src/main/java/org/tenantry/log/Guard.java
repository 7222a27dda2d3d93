package org.tenantry.log;

/**
 * What a decision relied on: that an aggregate had no event at {@code next} or beyond. A commit
 * whose guard no longer holds where it would be stored is refused.
 *
 * @param aggregate in the same partition as the commit
 * @param next the sequence that the aggregate's next event would have; 0 if it has none
 */
public record Guard(String aggregate, long next) {}
