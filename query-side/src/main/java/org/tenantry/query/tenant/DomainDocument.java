package org.tenantry.query.tenant;

import org.jspecify.annotations.Nullable;

/**
 * A domain as it is stored for reading. One that nobody has any more stays as a tombstone, so that an
 * event of an earlier owner that comes late is known to be late.
 *
 * @param tenant that has it; null if none does
 */
record DomainDocument(String domain, @Nullable String tenant) {}
