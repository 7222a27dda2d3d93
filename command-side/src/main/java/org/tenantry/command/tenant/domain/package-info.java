/**
 * A tenant's domains, each of which is one tenant's at most. A claim beside the log tells which commit
 * may make a domain a tenant's next; whether it did, and whether the domain was removed since, is
 * told by the log.
 *
 * <pre>
 *  PUT ──► claim (of the next generation) ──► TenantDomainAdded
 *            │ another's?
 *            ├─ its commit is in the log: taken until removed, and a while longer
 *            └─ its commit is not: fence it off, so that it never will be, and take over
 * </pre>
 */
@NullMarked
package org.tenantry.command.tenant.domain;

import org.jspecify.annotations.NullMarked;
