package org.tenantry.command.tenant.lifecycle;

import java.time.Duration;

/** For how long an archived tenant can be restored. */
public record RestoreGrace(Duration length) {}
