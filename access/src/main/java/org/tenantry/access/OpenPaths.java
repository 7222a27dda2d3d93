package org.tenantry.access;

import java.util.List;

/**
 * Paths that need no token.
 *
 * @param patterns as Spring's path patterns: {@code /docs/**}
 */
public record OpenPaths(List<String> patterns) {}
