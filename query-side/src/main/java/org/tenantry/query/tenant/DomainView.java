package org.tenantry.query.tenant;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Whose a domain is.
 *
 * @param domain normalised: lower case, in A-labels, without a trailing dot
 * @param tenant its tenant's id
 */
@Schema(name = "Domain")
record DomainView(String domain, String tenant) {}
