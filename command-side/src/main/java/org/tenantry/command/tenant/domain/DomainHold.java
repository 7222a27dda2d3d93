package org.tenantry.command.tenant.domain;

import java.time.Duration;

/** For how long a domain that was removed from a tenant, or whose tenant was archived, is kept from the others. */
public record DomainHold(Duration length) {}
