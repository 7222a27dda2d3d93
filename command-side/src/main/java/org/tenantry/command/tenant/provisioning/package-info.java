/**
 * Participants report how far they have come with what a new tenant needs: {@code PROVISIONING →
 * ACTIVE}, or {@code → FAILED} and back. Whoever must report was laid down by its kind's plan when it
 * was created. A report counts once, and the last one counts.
 */
@NullMarked
package org.tenantry.command.tenant.provisioning;

import org.jspecify.annotations.NullMarked;
