package org.tenantry.log;

/**
 * The answer to an append.
 *
 * @param commit as it stands in the log
 * @param replayed whether it was there before, stored by an earlier append with the same id; its
 *     content may then differ from what was to be appended
 */
public record Appended(Commit commit, boolean replayed) {}
